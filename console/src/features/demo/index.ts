import { defineFeature } from '@/shared/feature';
import { GeneratedMark } from './GeneratedMark';
import en from './i18n/en';
import zh from './i18n/zh-CN';

/** Says, on every page of a demo company, that nothing in it is real. */
export default defineFeature({
  id: 'demo',
  routes: [],
  topBar: GeneratedMark,
  i18n: { 'zh-CN': zh, en },
});
