export default {
  nav: '生命周期',
};
