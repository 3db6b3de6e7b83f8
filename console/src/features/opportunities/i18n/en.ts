export default {
  nav: 'Opportunities',
};
