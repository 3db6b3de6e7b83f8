import '@fontsource-variable/inter';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from '@/shared/api';
import { whenUnauthorised } from '@/shared/api/http';
import { sessionQuery } from '@/shared/session';
import './global.css';
import { asLang, rememberedLang, startI18n } from './i18n';
import { Providers } from './Providers';
import { newRouter } from './router';

const remembered = rememberedLang();
const i18n = startI18n();
const router = newRouter();

// A session that ended: back to sign-in, keeping the address to return to.
whenUnauthorised(() => {
  queryClient.setQueryData(sessionQuery.queryKey, null);
  const { href, pathname } = router.state.location;
  if (pathname !== '/login') void router.navigate({ to: '/login', search: { returnTo: href } });
});

// A person who never chose a language on this device gets the one of their account.
if (remembered === undefined) {
  queryClient.getQueryCache().subscribe(() => {
    const lang = asLang(queryClient.getQueryData(sessionQuery.queryKey)?.user.locale);
    if (lang !== undefined && rememberedLang() === undefined) void i18n.changeLanguage(lang);
  });
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Providers i18n={i18n} client={queryClient}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
