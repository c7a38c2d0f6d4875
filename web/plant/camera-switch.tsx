import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cameraSchema } from '../../src/documents/kept.ts';
import { readDocument, send } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
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
  const [isAsked, setAsked] = useState(false);
  const { data, error, refetch } = useQuery(cameraQuery);
  const change = useMutation({
    mutationFn: (on: boolean) => send(PATH, 'POST', { on }),
    onSuccess: () =>
      Promise.all(['camera', 'session'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  const switchTo = (on: boolean) => {
    setAsked(false);
    change.mutate(on);
  };
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
            <Button disabled={change.isPending} onPress={() => setAsked(true)}>
              {data.on ? words.switchOff : words.switchOn}
            </Button>
            <Confirm
              title={data.on ? words.switchOff : words.switchOn}
              isOpen={isAsked}
              onClose={() => setAsked(false)}
            >
              <p>{data.on ? words.offAsked : words.onAsked}</p>
              <div className="cluster">
                <Button onPress={() => setAsked(false)}>{words.leaveIt}</Button>
                <Button go onPress={() => switchTo(!data.on)}>
                  {data.on ? words.switchOffGo : words.switchOnGo}
                </Button>
              </div>
            </Confirm>
          </div>
          {change.error ? <Refused error={change.error} /> : null}
        </section>
      ) : null}
    </>
  );
}
