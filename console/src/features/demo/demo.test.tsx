import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aServer, renderAlone } from '@/test/render';
import { GeneratedMark } from './GeneratedMark';

describe('the mark of a demo company', () => {
  it('says that all data is generated', async () => {
    aServer({ 'GET /api/demo': { generated: true } });
    renderAlone(<GeneratedMark />);
    expect(await screen.findByText('Demo company: all data is generated')).toBeVisible();
  });

  it('is silent where the data is real', async () => {
    const calls = aServer({ 'GET /api/demo': { generated: false } });
    renderAlone(<GeneratedMark />);
    await waitFor(() => expect(calls).toHaveLength(1));
    expect(screen.queryByText(/generated/)).toBeNull();
  });
});
