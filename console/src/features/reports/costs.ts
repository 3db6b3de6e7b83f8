/** A daily total of what was spent. */
export interface Cost {
  id: string;
  day: string;
  channel: string;
  source: string;
  campaign: string;
  amount: string;
  currency: string;
  impressions: number | null;
  clicks: number | null;
  note: string | null;
}

export interface Imported {
  taken: number;
  preview: Cost[];
  rejected: { line: number; message: string }[];
}

export const costsKey = ['costs'] as const;

export const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'SGD', 'TWD'];
