/** The two languages of the console; every feature brings its own words under its own name. */
import i18next, { type i18n as I18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Lang } from '@/shared/feature';
import conditionsEn from '@/shared/conditions/i18n/en';
import conditionsZh from '@/shared/conditions/i18n/zh-CN';
import commonEn from '@/shared/i18n/en';
import commonZh from '@/shared/i18n/zh-CN';
import playbookEn from '@/shared/playbook/i18n/en';
import playbookZh from '@/shared/playbook/i18n/zh-CN';
import writingEn from '@/shared/writing/i18n/en';
import writingZh from '@/shared/writing/i18n/zh-CN';
import { features } from './features';

const KEY = 'hatchery.lang';
export const languages: readonly Lang[] = ['zh-CN', 'en'];

export function asLang(tag: string | null | undefined): Lang | undefined {
  if (tag === null || tag === undefined || tag === '') return undefined;
  return tag.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

export function rememberedLang(): Lang | undefined {
  return asLang(localStorage.getItem(KEY));
}

export function resources(): Resource {
  const own = (lang: Lang) => Object.fromEntries(features.map((f) => [f.id, f.i18n[lang]]));
  return {
    'zh-CN': {
      common: commonZh,
      conditions: conditionsZh,
      playbook: playbookZh,
      writing: writingZh,
      ...own('zh-CN'),
    },
    en: {
      common: commonEn,
      conditions: conditionsEn,
      playbook: playbookEn,
      writing: writingEn,
      ...own('en'),
    },
  };
}

export function startI18n(lang: Lang = rememberedLang() ?? asLang(navigator.language) ?? 'zh-CN'): I18n {
  const instance = i18next.createInstance();
  instance.on('languageChanged', (now) => {
    document.documentElement.lang = now;
    localStorage.setItem(KEY, now);
  });
  void instance.use(initReactI18next).init({
    lng: lang,
    fallbackLng: false,
    supportedLngs: [...languages],
    resources: resources(),
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  document.documentElement.lang = lang;
  return instance;
}
