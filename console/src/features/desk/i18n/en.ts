export default {
  nav: 'Desk',
};
