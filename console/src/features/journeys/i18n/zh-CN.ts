export default {
  nav: '孵化流',
};
