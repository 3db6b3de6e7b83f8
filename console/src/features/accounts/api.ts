export interface Account {
  id: number;
  name: string;
  domain: string | null;
  createdAt: string | null;
  leads: number;
  known: number;
  heat: number;
  lastSeenAt: string | null;
  stages: string[];
  open: number;
  won: number;
}

export interface Person {
  id: number;
  name: string | null;
  email: string | null;
  phone: string | null;
  title: string | null;
  stage: string | null;
  grade: string | null;
  engagement: number;
  lastSeenAt: string;
}

export interface AccountDetail {
  account: Account;
  leads: Person[];
  moreLeads: boolean;
  opportunities: {
    id: string;
    standing: string;
    stage: string | null;
    amount: { amount: string; currency: string } | null;
    at: string;
  }[];
}
