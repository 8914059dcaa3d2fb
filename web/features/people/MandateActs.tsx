import { GiveMandate, type Holder } from './GiveMandate';
import classes from './People.module.css';
import { RevokeMandate } from './RevokeMandate';

/** What an administrator may do with the mandate of a person or a key; `able`: whether the holder may have one. */
export function MandateActs({ organizationId, holder, able }: { organizationId: string; holder: Holder; able: boolean }) {
  const { mandate, name } = holder;
  if (!able && !mandate) return null;
  return (
    <div className={`${classes.acts} ${classes.binding}`}>
      {able && <GiveMandate organizationId={organizationId} holder={holder} />}
      {mandate && <RevokeMandate mandateId={mandate.id} name={name} />}
    </div>
  );
}
