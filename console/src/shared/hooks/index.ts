export { useUrlState, toSearch } from './useUrlState';
export { useTitle } from './useTitle';
export { useHotkey } from './useHotkey';
