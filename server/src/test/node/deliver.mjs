// node deliver.mjs <server> <write key> <user> <how many>: delivers so many events and ends when all are acknowledged.
import { Analytics } from '@segment/analytics-node';

const [host, writeKey, userId, count] = process.argv.slice(2);
const analytics = new Analytics({ writeKey, host, flushAt: 250, flushInterval: 200, maxRetries: 20 });
let failed = 0;
analytics.on('error', (e) => {
  failed++;
  console.error(e.code, e.reason?.message ?? e.reason);
});
analytics.identify({ userId, traits: { email: `${userId}@acme.cn` } });
for (let i = 0; i < Number(count); i++) {
  analytics.track({ userId, event: `step ${i}`, properties: { n: i } });
}
await analytics.closeAndFlush({ timeout: 120_000 });
process.exit(failed === 0 ? 0 : 1);
