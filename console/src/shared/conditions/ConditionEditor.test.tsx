import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { aServer, renderAlone } from '@/test/render';
import type { Condition, Problem, Vocabulary } from '../playbook/types';
import { ConditionEditor } from './ConditionEditor';
import { noVocabulary } from './vocabulary';

const vocabulary: Vocabulary = {
  ...noVocabulary,
  fields: [{ key: 'country', label: 'Country', type: 'TEXT', options: [] }],
  eventTypes: ['page'],
  tags: [{ id: 'vip', name: 'VIP' }],
  stages: [{ id: 'MQL', name: 'MQL' }],
  channels: ['email'],
};

function Harness(props: {
  start: Condition | null;
  problems?: Problem[];
  preview?: boolean;
  seen: Condition[];
}) {
  const [value, setValue] = useState(props.start);
  return (
    <ConditionEditor
      value={value}
      vocabulary={vocabulary}
      place="/segments/0/condition"
      {...(props.problems === undefined ? {} : { problems: props.problems })}
      {...(props.preview === undefined ? {} : { preview: props.preview })}
      onChange={(c) => {
        props.seen.push(c);
        setValue(c);
      }}
    />
  );
}

const user = userEvent.setup({ delay: null });

describe('the condition editor', () => {
  it('builds a condition from nothing by keyboard and reads it out', async () => {
    const seen: Condition[] = [];
    renderAlone(<Harness start={null} seen={seen} />);
    expect(await screen.findByText(/every lead is meant/)).toBeInTheDocument();
    screen.getByRole('button', { name: /Add a condition/ }).focus();
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('menuitem', { name: 'A field' }));
    await user.type(screen.getByRole('textbox', { name: 'Value' }), 'CN');
    expect(seen.at(-1)).toEqual({
      kind: 'all',
      of: [{ kind: 'trait', field: 'country', op: 'IS', values: ['CN'] }],
    });
    expect(screen.getByText(/Country is “CN”/)).toBeInTheDocument();
    await user.click(screen.getAllByRole('switch')[1] as HTMLElement);
    expect(seen.at(-1)).toMatchObject({ of: [{ kind: 'not' }] });
  });

  it('shows a problem of the playbook at the line it is about', async () => {
    const problem: Problem = {
      place: '/segments/0/condition/of/1/tag',
      code: 'tag.unknown',
      args: ['gone'],
      message: 'There is no tag gone.',
    };
    const start: Condition = { kind: 'all', of: [{ kind: 'isSpam' }, { kind: 'hasTag', tag: 'gone' }] };
    renderAlone(<Harness start={start} problems={[problem]} seen={[]} />);
    const message = await screen.findByText('There is no tag gone.');
    const line = message.closest('li[class], ul')?.parentElement;
    expect(within(line as HTMLElement).getByRole('combobox', { name: 'Tag' })).toBeInTheDocument();
  });

  it('shows a problem of a lone line, though it stands in a group while edited', async () => {
    const problem: Problem = {
      place: '/segments/0/condition/tag',
      code: 'x',
      args: [],
      message: 'Unknown tag.',
    };
    renderAlone(<Harness start={{ kind: 'hasTag', tag: 'gone' }} problems={[problem]} seen={[]} />);
    expect(await screen.findByText('Unknown tag.')).toBeInTheDocument();
  });

  it('counts the leads a complete condition means and names some', async () => {
    const calls = aServer({
      'POST /api/segments/preview': { count: 1234, known: 1000, sample: [{ id: 7, name: 'Ada' }] },
    });
    renderAlone(<Harness start={{ kind: 'hasTag', tag: 'vip' }} preview seen={[]} />);
    expect(await screen.findByText('1,234 leads')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Ada' })).toHaveAttribute('href', '/leads/7');
    const asked = calls.filter((c) => c.path === '/api/segments/preview');
    expect(asked.at(-1)?.body).toEqual({ condition: { kind: 'all', of: [{ kind: 'hasTag', tag: 'vip' }] } });
  });

  it('asks for completion instead of counting what is unfinished', async () => {
    const calls = aServer({});
    renderAlone(<Harness start={{ kind: 'stageIs', stages: [] }} preview seen={[]} />);
    expect(await screen.findByText(/Complete the condition/)).toBeInTheDocument();
    await waitFor(() => expect(screen.getByText('Choose something here.')).toBeInTheDocument());
    expect(calls.some((c) => c.path === '/api/segments/preview')).toBe(false);
  });
});
