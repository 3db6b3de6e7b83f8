/** What is written in versions, kept by itself and published when told: forms, landing pages. */
export { DaysBar } from './DaysBar';
export { FindBar } from './FindBar';
export { Movable, moved } from './Movable';
export { Preview } from './Preview';
export { Standing } from './Standing';
export { WordsInput } from './WordsInput';
export { WritingDesk } from './WritingDesk';
export { WrittenList } from './WrittenList';
export { NO_WORDS, type Words, type Written, type WrittenKind } from './model';
