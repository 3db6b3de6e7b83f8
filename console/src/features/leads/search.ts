import { BankOutlined, BranchesOutlined, TeamOutlined, UserOutlined } from '@ant-design/icons';
import { createElement } from 'react';
import { http } from '@/shared/api';
import type { PaletteItem } from '@/shared/feature';
import type { LeadItem } from './api';

interface Found {
  leads: LeadItem[];
  accounts: { id: number; name: string; domain: string | null }[];
  journeys: { id: string; name: string }[];
  segments: { id: string; name: string }[];
}

/** Leads, accounts, journeys and segments by a few letters, for the palette. */
export async function search(text: string, signal: AbortSignal): Promise<PaletteItem[]> {
  if (text.trim() === '') return [];
  const found = await http.get<Found>('/api/search', { query: { q: text }, signal });
  const name = (lead: LeadItem) => lead.name ?? lead.email ?? lead.phone ?? `#${lead.id}`;
  const hint = (...parts: (string | null)[]) => {
    const said = parts.filter((p) => p !== null && p !== '').join(' · ');
    return said === '' ? {} : { hint: said };
  };
  return [
    ...found.leads.map((lead) => ({
      id: `lead:${lead.id}`,
      label: name(lead),
      ...hint(lead.company, lead.name === null ? null : lead.email),
      icon: createElement(UserOutlined),
      to: `/leads/${lead.id}`,
    })),
    ...found.accounts.map((account) => ({
      id: `account:${account.id}`,
      label: account.name,
      ...hint(account.domain === account.name ? null : account.domain),
      icon: createElement(BankOutlined),
      to: `/accounts/${account.id}`,
    })),
    ...found.journeys.map((journey) => ({
      id: `journey:${journey.id}`,
      label: journey.name,
      icon: createElement(BranchesOutlined),
      to: `/journeys/${journey.id}`,
    })),
    ...found.segments.map((segment) => ({
      id: `segment:${segment.id}`,
      label: segment.name,
      icon: createElement(TeamOutlined),
      to: `/segments/${segment.id}`,
    })),
  ];
}
