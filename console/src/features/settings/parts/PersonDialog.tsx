import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Checkbox, Form, Input, Modal, Radio, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ProblemAlert } from '@/shared/components';
import { peopleQuery, ROLES, TEAMS, type Person } from '../api';

type Values = Omit<Person, 'id' | 'active'> & { active?: boolean; password?: string };

interface Props {
  /** The one to change; a new one is added when there is none. */
  person?: Person | undefined;
  onClose: () => void;
}

const SHORTEST_PASSWORD = 12;

/** Adds a person or changes one. */
export function PersonDialog({ person, onClose }: Props) {
  const { t, i18n } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const save = useMutation({
    mutationFn: (values: Values) => {
      const body = { ...values, password: values.password === '' ? undefined : values.password };
      return person === undefined ? http.post('/api/users', body) : http.put(`/api/users/${person.id}`, body);
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: peopleQuery.queryKey });
      void message.success(t('people.saved'));
      onClose();
    },
  });
  const start: Partial<Values> = person ?? {
    roles: ['SDR'],
    teams: [],
    locale: i18n.language === 'en' ? 'en' : 'zh-CN',
    active: true,
  };
  return (
    <Modal
      open
      style={{ top: 32 }}
      title={person === undefined ? t('people.add') : t('people.change')}
      okText={common('action.save')}
      cancelText={common('action.cancel')}
      onCancel={onClose}
      onOk={form.submit}
      okButtonProps={{ loading: save.isPending }}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={start}
        onFinish={(values) => save.mutate({ ...values, active: values.active ?? true })}
        validateTrigger="onSubmit"
      >
        <Form.Item name="name" label={t('people.name')} rules={[{ required: true, message: t('needed') }]}>
          <Input autoFocus autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="email"
          label={t('people.email')}
          rules={[
            { required: true, message: t('needed') },
            { type: 'email', message: t('people.emailWrong') },
          ]}
        >
          <Input type="email" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="roles"
          label={t('people.roles')}
          rules={[{ required: true, type: 'array', min: 1, message: t('people.rolesNeeded') }]}
        >
          <Checkbox.Group options={ROLES.map((r) => ({ value: r, label: common(`role.${r}`) }))} />
        </Form.Item>
        <Form.Item name="teams" label={t('people.teams')} extra={t('people.teamsHint')}>
          <Checkbox.Group options={TEAMS.map((id) => ({ value: id, label: common(`team.${id}`) }))} />
        </Form.Item>
        <Form.Item name="locale" label={t('people.language')}>
          <Radio.Group
            options={[
              { value: 'zh-CN', label: t('language.zh-CN') },
              { value: 'en', label: t('language.en') },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="password"
          label={person === undefined ? t('people.password') : t('people.newPassword')}
          extra={person === undefined ? t('people.passwordHint') : t('people.newPasswordHint')}
          rules={[
            { required: person === undefined, message: t('needed') },
            { min: SHORTEST_PASSWORD, message: t('people.passwordShort') },
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {person !== undefined && (
          <Form.Item
            name="active"
            label={t('people.maySignIn')}
            valuePropName="checked"
            extra={t('people.offHint')}
          >
            <Switch />
          </Form.Item>
        )}
        {save.isError && <ProblemAlert error={save.error} />}
      </Form>
    </Modal>
  );
}
