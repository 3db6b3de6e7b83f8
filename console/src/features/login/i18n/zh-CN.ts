export default {
  nav: '登录',
  title: '登录',
  email: '邮箱',
  emailNeeded: '请输入邮箱地址。',
  emailWrong: '邮箱地址的格式不正确。',
  password: '密码',
  passwordNeeded: '请输入密码。',
  submit: '登录',
  wrong: '邮箱与密码不匹配。',
  wrongAction: '请检查后重试；管理员可以为您设置新密码。',
};
