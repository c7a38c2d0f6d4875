import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { cameraSchema } from '../../src/documents/kept.ts';
import { readDocument, send } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { Head } from '../design/head.tsx';
import { moment } from '../design/locale.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { WORDS } from '../words.ts';

const { scan: words } = WORDS;
const PATH = '/api/camera';

const cameraQuery = queryOptions({
  queryKey: ['camera'],
  queryFn: ({ signal }) => readDocument(cameraSchema, PATH, { signal }),
});

/** The switch of the plant for the cameras of its browsers, and who has switched it. */
export function CameraSwitch() {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(cameraQuery);
  const change = useMutation({
    mutationFn: (on: boolean) => send(PATH, 'POST', { on }),
    onSuccess: () =>
      Promise.all(['camera', 'session'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  return (
    <>
      <Head title={words.switchTitle} sub={words.switchSub} />
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {data ? (
        <section className="card stack">
          <b>{data.on ? words.isOn : words.isOff}</b>
          <p className="dim">{words.switchHelp}</p>
          {data.by !== undefined && data.at !== undefined ? (
            <p className="dim">{words.switchedBy(data.on, data.by, moment(data.at))}</p>
          ) : null}
          <div>
            <Button disabled={change.isPending} onPress={() => change.mutate(!data.on)}>
              {data.on ? words.switchOff : words.switchOn}
            </Button>
          </div>
          {change.error ? <Refused error={change.error} /> : null}
        </section>
      ) : null}
    </>
  );
}
