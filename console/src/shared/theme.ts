/**
 * The look of Hatchery in one place: surfaces, the one accent, the stage scale and the source colours.
 * Everything that has a colour takes it from here, so the same thing has the same colour everywhere.
 */
import { theme as antd, type ThemeConfig } from 'antd';

export type Mode = 'light' | 'dark';

export const FONT =
  "'Inter Variable', Inter, system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif";

interface Surfaces {
  paper: string;
  surface: string;
  raised: string;
  hairline: string;
  ink: string;
  inkSoft: string;
  accent: string;
  accentSoft: string;
  harm: string;
  warn: string;
}

export const surfaces: Record<Mode, Surfaces> = {
  light: {
    paper: '#F7F5F1',
    surface: '#FFFFFF',
    raised: '#FFFFFF',
    hairline: '#E7E3DB',
    ink: '#24211C',
    inkSoft: '#6A645A',
    accent: '#0E7C66',
    accentSoft: '#E4F1EE',
    harm: '#C0362C',
    warn: '#9A6700',
  },
  dark: {
    paper: '#171614',
    surface: '#1F1E1B',
    raised: '#282622',
    hairline: '#37342E',
    ink: '#EDEAE3',
    inkSoft: '#A8A195',
    accent: '#34B89A',
    accentSoft: '#1B342E',
    harm: '#F0776C',
    warn: '#E0B04A',
  },
};

/** One scale for the lifecycle: grey → blue → teal → amber → green. */
const scale: Record<Mode, readonly string[]> = {
  light: ['#8A857C', '#4C7FB8', '#2F8FA6', '#0E7C66', '#C08A1E', '#B07A12', '#5E9A3A', '#2F7D32'],
  dark: ['#9C978D', '#6FA3DC', '#52B4CB', '#34B89A', '#E0B04A', '#D9A441', '#86C262', '#5DB661'],
};

/** Stages of the shipped lifecycle by their place on the scale (0 = first touch, 1 = advocate). */
const shipped: Record<string, number> = {
  traffic: 0,
  lead: 0.14,
  mql: 0.28,
  tal: 0.36,
  sal: 0.43,
  sql: 0.57,
  opportunity: 0.64,
  poc: 0.71,
  customer: 0.86,
  won: 0.86,
  onboarding: 0.88,
  adopted: 0.92,
  renewal: 0.95,
  expansion: 0.97,
  advocate: 1,
};

const aside: Record<Mode, string> = { light: '#A39B8C', dark: '#7F786B' };
const sideExits = new Set(['recycled', 'disqualified', 'lost', 'churned']);

/** Mixes two #rrggbb colours. */
function mix(a: string, b: string, t: number): string {
  const part = (hex: string, i: number) => Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16);
  const at = (i: number) => Math.round(part(a, i) * (1 - t) + part(b, i) * t);
  return `#${[0, 1, 2].map((i) => at(i).toString(16).padStart(2, '0')).join('')}`;
}

/** The colour at a place (0..1) of the stage scale. */
export function scaleColour(place: number, mode: Mode): string {
  const steps = scale[mode];
  const x = Math.min(1, Math.max(0, place)) * (steps.length - 1);
  const i = Math.min(steps.length - 2, Math.floor(x));
  return mix(steps[i] ?? aside[mode], steps[i + 1] ?? aside[mode], x - i);
}

/**
 * The colour of a stage. Shipped stages have their fixed place; a stage an operator added takes the place it
 * has in the lifecycle (`index` of `total`).
 */
export function stageColour(stage: string, mode: Mode, index?: number, total?: number): string {
  const key = stage.toLowerCase();
  if (sideExits.has(key)) return aside[mode];
  const known = shipped[key];
  if (known !== undefined) return scaleColour(known, mode);
  if (index !== undefined && total !== undefined && total > 1) return scaleColour(index / (total - 1), mode);
  return aside[mode];
}

/** The Okabe–Ito eight, safe for colour-blind eyes; black becomes pale grey in the dark. */
export const okabeIto: Record<Mode, readonly string[]> = {
  light: ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#B8AB1E', '#4A4A4A'],
  dark: ['#3D9BD6', '#E69F00', '#22B98D', '#DB93BB', '#7CC7F2', '#E8762A', '#F0E442', '#BDB8AE'],
};

const sourcePlace: Record<string, number> = {
  search: 0,
  'organic search': 0,
  google: 0,
  baidu: 0,
  'paid search': 1,
  ads: 1,
  direct: 2,
  'direct traffic': 2,
  referral: 3,
  reference: 3,
  social: 4,
  wechat: 4,
  event: 5,
  webinar: 5,
  email: 6,
  other: 7,
};

/** The colour of a source; unknown names get a stable one of the eight. */
export function sourceColour(source: string, mode: Mode): string {
  const key = source.toLowerCase();
  let place = sourcePlace[key];
  if (place === undefined) {
    let hash = 0;
    for (const c of key) hash = (hash * 31 + (c.codePointAt(0) ?? 0)) >>> 0;
    place = hash % 8;
  }
  return okabeIto[mode][place] ?? aside[mode];
}

/** The letters of a grade go from strong to faint, never to red: a weak lead is not a harm. */
export function gradeStrength(grade: string): number {
  const fit = 'ABCD'.indexOf(grade.charAt(0).toUpperCase());
  const engagement = Number.parseInt(grade.slice(1), 10);
  const f = fit < 0 ? 3 : fit;
  const e = Number.isNaN(engagement) ? 4 : engagement;
  return Math.max(0, 1 - (f + (e - 1)) / 6);
}

/** Ant Design's theme for one mode: hairlines instead of shadows, 14 px, tabular figures. */
export function antTheme(mode: Mode, motion = true): ThemeConfig {
  const c = surfaces[mode];
  return {
    algorithm: mode === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      motion,
      colorPrimary: c.accent,
      colorInfo: c.accent,
      colorInfoBg: c.accentSoft,
      colorInfoBorder: c.hairline,
      colorLink: c.accent,
      colorError: c.harm,
      colorBgLayout: c.paper,
      colorBgContainer: c.surface,
      colorBgElevated: c.raised,
      colorBorderSecondary: c.hairline,
      colorSplit: c.hairline,
      colorText: c.ink,
      colorTextSecondary: c.inkSoft,
      colorTextDescription: c.inkSoft,
      fontFamily: FONT,
      fontSize: 14,
      lineHeight: 1.6,
      borderRadius: 6,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.14s',
      boxShadow: `0 0 0 1px ${c.hairline}`,
      boxShadowTertiary: 'none',
    },
    components: {
      Form: { verticalLabelPadding: '0 0 4px' },
      Layout: { siderBg: c.paper, headerBg: c.paper, bodyBg: c.paper },
      Menu: {
        itemBg: 'transparent',
        itemSelectedBg: c.accentSoft,
        itemBorderRadius: 6,
        activeBarBorderWidth: 0,
      },
      Table: { headerBg: 'transparent', headerSplitColor: 'transparent', cellPaddingBlock: 9 },
      Card: { headerFontSize: 14 },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    },
  };
}

/** Sets the tokens as CSS variables (`--h-paper`, `--h-accent` …) so that style sheets use the same values. */
export function applyCssVariables(mode: Mode, root: HTMLElement = document.documentElement): void {
  for (const [name, value] of Object.entries(surfaces[mode])) {
    root.style.setProperty(`--h-${name.replace(/[A-Z]/g, (l) => `-${l.toLowerCase()}`)}`, String(value));
  }
  root.dataset.mode = mode;
  root.style.colorScheme = mode;
}
