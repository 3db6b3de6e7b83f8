import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem, http } from '../api';
import { useProblemText } from './ErrorState';

interface Props {
  /** What begins the job when it is posted to. */
  path: string;
  /** Asked before. */
  sure: string;
  /** Said once it has begun. */
  started: string;
  children: ReactNode;
}

/** Begins long work on the server, after asking. */
export function StartJob({ path, sure, started, children }: Props) {
  const { message } = App.useApp();
  const problem = useProblemText();
  const client = useQueryClient();
  const start = useMutation({
    mutationFn: () => http.post(path),
    onSuccess: async () => {
      void message.success(started);
      await client.invalidateQueries({ queryKey: ['jobs'] });
    },
    onError: (error) => void message.error(problem(ApiProblem.from(error)).title),
  });
  return (
    <Popconfirm title={sure} onConfirm={() => start.mutate()}>
      <Button size="small" loading={start.isPending}>
        {children}
      </Button>
    </Popconfirm>
  );
}
