import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { aServer, renderAlone, type Call } from '@/test/render';
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

  it('says about how many there are at once, and then counts them all', async () => {
    let count: ((answer: unknown) => void) | undefined;
    const counted = new Promise((resolve) => (count = resolve));
    const about = { count: 431234, known: 300000, sample: [], about: { low: 423100, high: 439900 } };
    aServer({
      'POST /api/segments/preview': (call: Call) => (call.query.get('quick') ? about : counted),
    });
    renderAlone(<Harness start={{ kind: 'hasTag', tag: 'vip' }} preview seen={[]} />);
    expect(await screen.findByText('about 431,000 leads')).toBeInTheDocument();
    expect(screen.getByText(/between 423,100 and 439,900/)).toBeInTheDocument();
    count?.({ count: 430987, known: 300000, sample: [] });
    expect(await screen.findByText('430,987 leads')).toBeInTheDocument();
    expect(screen.queryByText(/between/)).toBeNull();
  });

  it('asks for completion instead of counting what is unfinished', async () => {
    const calls = aServer({});
    renderAlone(<Harness start={{ kind: 'stageIs', stages: [] }} preview seen={[]} />);
    expect(await screen.findByText(/Complete the condition/)).toBeInTheDocument();
    await waitFor(() => expect(screen.getByText('Choose something here.')).toBeInTheDocument());
    expect(calls.some((c) => c.path === '/api/segments/preview')).toBe(false);
  });

  it('moves a line by keys, into a group and out of it, and the keyboard stays with it', async () => {
    const seen: Condition[] = [];
    const start: Condition = { kind: 'all', of: [{ kind: 'isSpam' }, { kind: 'hasTag', tag: 'vip' }] };
    renderAlone(<Harness start={start} preview={false} seen={seen} />);
    (await screen.findByRole('combobox', { name: 'Tag' })).focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(seen.at(-1)).toEqual({ kind: 'all', of: [{ kind: 'hasTag', tag: 'vip' }, { kind: 'isSpam' }] });
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(seen.at(-1)).toMatchObject({
      of: [{ kind: 'any', of: [{ kind: 'hasTag' }] }, { kind: 'isSpam' }],
    });
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(seen.at(-1)).toEqual({ kind: 'all', of: [{ kind: 'hasTag', tag: 'vip' }, { kind: 'isSpam' }] });
    await user.keyboard('{Alt>}{Delete}{/Alt}');
    expect(seen.at(-1)).toEqual({ kind: 'all', of: [{ kind: 'isSpam' }] });
  });

  it('takes in a condition as JSON and refuses anything else', async () => {
    const seen: Condition[] = [];
    renderAlone(<Harness start={null} preview={false} seen={seen} />);
    await user.click(await screen.findByRole('button', { name: 'Paste' }));
    const text = await screen.findByRole('textbox', { name: 'The condition as JSON' });
    await user.click(text);
    await user.paste('{"kind":"page"}');
    expect(screen.getByText(/This is no condition/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Add it' })).toBeDisabled();
    await user.clear(text);
    await user.paste('{"kind":"any","of":[{"kind":"isSpam"},{"kind":"gradeRose","within":"P7D"}]}');
    await user.click(screen.getByRole('button', { name: 'Add it' }));
    expect(seen.at(-1)).toEqual({
      kind: 'any',
      of: [{ kind: 'isSpam' }, { kind: 'gradeRose', within: 'P7D' }],
    });
    expect(screen.getByText(/is spam or the grade became better/)).toBeInTheDocument();
  });

  it('teaches with examples while nothing is asked', async () => {
    const seen: Condition[] = [];
    renderAlone(<Harness start={null} preview={false} seen={seen} />);
    await user.click(await screen.findByRole('button', { name: 'did nothing for 30 days' }));
    expect(screen.getByText(/“anything” did not happen in the last 30 days/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'did nothing for 30 days' })).not.toBeInTheDocument();
  });

  it('asks for what came before an event', async () => {
    const seen: Condition[] = [];
    const start: Condition = {
      kind: 'happened',
      pattern: { type: 'page', where: [] },
      times: 'AT_LEAST',
      n: 1,
      window: { kind: 'ever' },
    };
    renderAlone(<Harness start={start} preview={false} seen={seen} />);
    await user.click(await screen.findByRole('button', { name: 'Only after something else …' }));
    expect(await screen.findByText(/Say which event is meant/)).toBeInTheDocument();
    await user.type(screen.getByRole('combobox', { name: 'What came before' }), 'search');
    expect(seen.at(-1)).toMatchObject({
      of: [{ pattern: { type: 'page', after: { first: { type: 'search', where: [] }, within: 'P7D' } } }],
    });
    expect(screen.queryByText(/Say which event is meant/)).not.toBeInTheDocument();
  });

  it('counts nobody for what only counts within a journey', async () => {
    const calls = aServer({});
    const start: Condition = {
      kind: 'happened',
      pattern: { type: 'page', where: [] },
      times: 'AT_LEAST',
      n: 1,
      window: { kind: 'sinceJourney' },
    };
    renderAlone(<Harness start={start} preview seen={[]} />);
    expect(await screen.findByText(/nobody can be counted yet/)).toBeInTheDocument();
    expect(calls.some((c) => c.path === '/api/segments/preview')).toBe(false);
  });
});
