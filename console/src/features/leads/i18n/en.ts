export default {
  nav: 'Leads',
};
