export default {
  nav: 'Cockpit',
};
