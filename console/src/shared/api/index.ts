export { ApiProblem, type FieldError } from './problem';
export { http, withQuery, type KeysetPage, type Query } from './http';
export { queryClient } from './queryClient';
