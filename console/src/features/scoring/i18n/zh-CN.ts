export default {
  nav: '评分',
};
