import { Link } from '@tanstack/react-router';
import { SelectField } from '../../design/field.tsx';
import { useRoutes } from '../../plant/routes-query.ts';
import { WORDS } from '../../words.ts';

const { furnace: words } = WORDS;

interface Props {
  readonly value: string;
  readonly onChange: (route: string) => void;
}

/** The kept route that advice takes for a heat that is planned without one; where the plant keeps none, where to enter one. */
export function AdviceRoute({ value, onChange }: Props) {
  const { data } = useRoutes();
  if (!data) return null;
  return (
    <>
      <p className="hold">{words.adviceNoRoute}</p>
      {data.routes.length === 0 ? (
        <p>
          {words.keepsNoRoute}{' '}
          <Link to="/plant" search={{ view: 'routes' }}>
            {words.enterRoute}
          </Link>
        </p>
      ) : (
        <SelectField
          label={words.adviceRoute}
          value={value}
          onChange={onChange}
          none={words.chooseRoute}
          options={data.routes.map(({ name, operations }) => [name, words.routeOf(name, operations)])}
        />
      )}
    </>
  );
}
