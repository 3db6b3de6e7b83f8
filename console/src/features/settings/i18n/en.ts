export default {
  nav: 'Settings',
};
