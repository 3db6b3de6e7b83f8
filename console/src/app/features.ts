/** Every feature of the console, once, in the order of the navigation. */
import type { Feature } from '@/shared/feature';
import ads from '@/features/ads';
import accounts from '@/features/accounts';
import cockpit from '@/features/cockpit';
import consents from '@/features/consents';
import content from '@/features/content';
import data from '@/features/data';
import demo from '@/features/demo';
import desk from '@/features/desk';
import forms from '@/features/forms';
import journeys from '@/features/journeys';
import landing from '@/features/landing';
import lead from '@/features/lead';
import leads from '@/features/leads';
import lifecycle from '@/features/lifecycle';
import login from '@/features/login';
import opportunities from '@/features/opportunities';
import reports from '@/features/reports';
import scoring from '@/features/scoring';
import segments from '@/features/segments';
import settings from '@/features/settings';
import setup from '@/features/setup';
import sources from '@/features/sources';
import tags from '@/features/tags';
import unify from '@/features/unify';
import wechat from '@/features/wechat';
import wecom from '@/features/wecom';
import whatif from '@/features/whatif';

export const features: readonly Feature[] = [
  cockpit,
  desk,
  leads,
  lead,
  unify,
  consents,
  accounts,
  segments,
  tags,
  journeys,
  content,
  forms,
  landing,
  scoring,
  lifecycle,
  whatif,
  opportunities,
  reports,
  data,
  sources,
  ads,
  wechat,
  wecom,
  settings,
  login,
  setup,
  demo,
];
