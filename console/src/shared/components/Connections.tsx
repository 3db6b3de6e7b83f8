import { CopyOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Space, Table, Tag, type TableColumnType } from 'antd';
import type { ReactNode } from 'react';
import { http } from '../api';
import { ProblemAlert } from './ErrorState';
import css from './components.module.css';

interface Checked {
  good: boolean;
  problem: string | null;
}

interface Words {
  name: string;
  off: string;
  /** The address to enter at the other side. */
  address: string;
  copied: string;
  check: string;
  good: string;
  change: string;
}

interface Props<Row> {
  rows: Row[];
  of: (row: Row) => { id: string; name: string; active: boolean; address: string };
  words: Words;
  /** Between the name and the address. */
  columns: TableColumnType<Row>[];
  /** Where a connection is checked, by its id. */
  check: (id: string) => string;
  /** Above the table: what adds a connection. */
  add: ReactNode;
  /** What else may be done with one. */
  more?: (row: Row) => ReactNode;
  /** Undefined for those who may only look. */
  onChange?: (row: Row) => void;
}

/** Connections to another service: what to enter there, whether each holds, and the way to change it. */
export function Connections<Row extends object>({
  rows,
  of,
  words,
  columns,
  check,
  add,
  more,
  onChange,
}: Props<Row>) {
  const { message } = App.useApp();
  const checking = useMutation({ mutationFn: (id: string) => http.post<Checked>(check(id)) });
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    void message.success(words.copied);
  };
  return (
    <>
      <div className={css.connectionsBar}>{add}</div>
      {checking.isError && <ProblemAlert error={checking.error} />}
      {checking.data !== undefined && (
        <Alert
          style={{ marginBottom: 12 }}
          type={checking.data.good ? 'success' : 'warning'}
          title={checking.data.good ? words.good : checking.data.problem}
        />
      )}
      <Table<Row>
        size="middle"
        pagination={false}
        rowKey={(row) => of(row).id}
        dataSource={rows}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            key: 'name',
            title: words.name,
            render: (_, row) => (
              <>
                {of(row).name} {!of(row).active && <Tag variant="filled">{words.off}</Tag>}
              </>
            ),
          },
          ...columns,
          {
            key: 'address',
            title: words.address,
            render: (_, row) => (
              <Button
                type="text"
                size="small"
                icon={<CopyOutlined />}
                onClick={() => void copy(of(row).address)}
              >
                {of(row).address}
              </Button>
            ),
          },
          {
            key: 'actions',
            align: 'right',
            render: (_, row) =>
              onChange && (
                <Space>
                  {more?.(row)}
                  <Button
                    size="small"
                    loading={checking.isPending && checking.variables === of(row).id}
                    onClick={() => checking.mutate(of(row).id)}
                  >
                    {words.check}
                  </Button>
                  <Button size="small" onClick={() => onChange(row)}>
                    {words.change}
                  </Button>
                </Space>
              ),
          },
        ]}
      />
    </>
  );
}
