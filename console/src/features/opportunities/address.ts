/** What the address of the opportunities holds. The second half comes from reports. */
export const address = {
  view: 'board',
  owner: '',
  open: '',
  /** `new`, or the number of the lead to open one with. */
  create: '' as string | number,
  q: '',
  status: '',
  source: '',
  channel: '',
  campaign: '',
  closedFrom: '',
  closedTo: '',
  expectedBefore: '',
};

export type Address = typeof address;

/** The filters that only a report sets. */
export const fromReports = [
  'source',
  'channel',
  'campaign',
  'closedFrom',
  'closedTo',
  'expectedBefore',
] as const satisfies readonly (keyof Address)[];
