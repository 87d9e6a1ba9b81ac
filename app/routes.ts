import { index, type RouteConfig, route } from '@remix-run/route-config';

export default [
  index('home/home.page.tsx'),
  route('aide', 'home/help.page.tsx'),
  route('accessibilite', 'home/accessibility.page.tsx'),
  route('donnees-personnelles', 'home/personal-data.page.tsx'),
  route('*', 'home/not-found.page.tsx'),
] satisfies RouteConfig;
