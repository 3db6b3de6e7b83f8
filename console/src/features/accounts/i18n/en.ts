export default {
  nav: 'Accounts',
};
