import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { i18n as I18n } from 'i18next';
import { useEffect, type ReactNode } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { ModeProvider, useMode } from '@/shared/mode';
import { antTheme } from '@/shared/theme';

interface Props {
  i18n: I18n;
  client: QueryClient;
  children: ReactNode;
}

/** Everything a page needs around it: language, look, data. */
export function Providers({ i18n, client, children }: Props) {
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <ModeProvider>
          <Themed>{children}</Themed>
        </ModeProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
}

/** True when the person asked their system for no motion. */
function stillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function Themed({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const { mode } = useMode();
  const chinese = i18n.language === 'zh-CN';
  useEffect(() => {
    dayjs.locale(chinese ? 'zh-cn' : 'en');
  }, [chinese]);
  return (
    <ConfigProvider
      locale={chinese ? zhCN : enUS}
      theme={antTheme(mode, !stillness())}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <AntApp>{children}</AntApp>
    </ConfigProvider>
  );
}
