/** The parts of the settings, in the order in which they stand at the side. Its label is the key `section.<id>`. */
export const sections = [
  { id: 'company', to: '/settings' },
  { id: 'people', to: '/settings/people' },
  { id: 'email', to: '/settings/email' },
  { id: 'keys', to: '/settings/keys' },
  { id: 'jobs', to: '/settings/jobs' },
  { id: 'privacy', to: '/settings/privacy' },
  { id: 'audit', to: '/settings/audit' },
] as const;

export type SectionId = (typeof sections)[number]['id'];
