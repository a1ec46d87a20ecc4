import { ClassicNews } from './classic/ClassicNews';
import { ClassicUser } from './classic/ClassicUser';

export function ClassicPage() {
  return (
    <div className="columns even">
      <ClassicUser />
      <ClassicNews />
    </div>
  );
}
