/** Short forms and spellings that stand for one word in names of firms, folded. */
const SAME_WORD =
  'international=intl,intern;brothers=bros;manufacturing=mfg;national=natl;association=assn,assoc,assotiation;department=dept;university=univ;' +
  'services=svcs,svc,service;center=centre,ctr,cntr,zentrum,centro;school=sch,scuola,escuela;church=ch;community=comm,cmty;elementary=elem;development=dev,devlpmt;children=childrens,child;' +
  'saint=st,ste,sainte;mount=mt;and=und,et;us=usa;uk=gb;restaurant=ristorante,restaurante,restaurang;theater=theatre;jewelry=jewellery;technology=technologies,tech;' +
  'system=systems;product=products;industry=industries,ind;' +
  '1=one,first,1st;2=two,second,2nd,ii;3=three,third,3rd,iii;4=four,fourth,4th,iv;5=five,fifth,5th;6=six,sixth,6th,vi;7=seven,seventh,7th,vii;8=eight,eighth,8th,viii;9=nine,ninth,9th,ix;10=ten,tenth,10th;' +
  '11=eleven,xi;12=twelve,xii;13=thirteen,xiii;14=fourteen,xiv;15=fifteen,xv;16=sixteen;17=seventeen;18=eighteen;19=nineteen;20=twenty,xx;30=thirty;40=forty,fourty;50=fifty;60=sixty;70=seventy;80=eighty;90=ninety';

/** Given names and what those who bear them are called. */
const SHORT_NAMES =
  'alexander=alex,sasha,sascha,xander,sandro;alexandra=sandra;andrew=andy,drew;anthony=tony;antonio=toni;barbara=barb,babs;barack=barry;benjamin=ben,benny,bibi;charles=charlie,chuck,chas;' +
  'christopher=chris,kit;christine=chrissy,tina;daniel=dan,danny;david=dave,davey;deborah=deb,debbie,debra;donald=don,donnie;dorothy=dot,dottie;edward=ed,eddie,ted,ned;elizabeth=liz,beth,betty,lizzie,eliza,lisa,betsy;' +
  'francis=frank,fran;francisco=paco,pancho;frederick=fred,freddie,frederic;gerald=gerry,jerry;gregory=greg;harold=hal,harry;henry=hank,harry;ignacio=nacho;jacob=jake,jack;james=jim,jimmy,jamie;jeffrey=jeff,geoff,geoffrey;' +
  'jennifer=jen,jenny;jessica=jess,jessie;john=jack,johnny,jon;jonathan=jon,jonny;jose=pepe;joseph=joe,joey;joshua=josh;judith=judy;katherine=kate,kathy,katie,kathryn,catherine,cathy,kitty;kenneth=ken,kenny;' +
  'lawrence=larry,laurence;leonard=len,lenny;manuel=manny,manolo;margaret=maggie,meg,peggy,marge;matthew=matt;michael=mike,mick,mickey,misha;nicholas=nick,nicolas,nico;nikolai=kolya;pamela=pam;patricia=pat,patty,trish;patrick=pat,paddy;' +
  'peter=pete;philip=phil,phillip;raymond=ray;rebecca=becky;richard=dick,rick,ricky,rich;robert=bob,bobby,rob,robbie,bert;ronald=ron,ronnie;samuel=sam,sammy;samantha=sam;sergei=sergey,serge;stephen=steve,steven,stefan;susan=sue,suzie,susie;' +
  'theodore=ted,teddy,theo;thomas=tom,tommy;timothy=tim;victoria=vicky;vincent=vince,vinnie;vladimir=vova,volodya;walter=walt;william=bill,will,billy,willy,liam;wilhelm=willi,willy;yevgeny=zhenya,evgeny;' +
  'friedrich=fritz;heinrich=heinz;johannes=hans,hannes;josef=sepp,jupp;guiseppe=beppe,giuseppe;jean=jeannot';

/** Forms of address, ranks and degrees before and after names of people, folded and romanised. */
const TITLES = new Set(
  (
    'mr mrs ms miss mx dr prof professor sir dame lord lady rev hon herr frau dipl ing mag monsieur madame mme mlle sr sra srta don dona dott dottssa avv president prasident prezident minister ' +
    'shaikh sheikh shaykh sheik haji hajji hadji mullah mulla qari maulavi mawlawi phd md esq cpa mba general colonel captain bay bayan gospodin pan pani senor senora'
  ).split(' '),
);

/** Words that come and go between two ways of writing the same name. */
const JOINING = new Set(
  'the and of for und et y e de der die das den la le les el al ul ur bin ben ibn bint von van zu du des di da do dos del della for fur pour in at a an i na'.split(
    ' ',
  ),
);

function toMap(groups: string, many: boolean): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const group of groups.split(';')) {
    const [full = '', short = ''] = group.split('=');
    for (const word of short.split(',')) map.set(word, many ? [...(map.get(word) ?? []), full] : [full]);
  }
  return map;
}

const sameWords = toMap(SAME_WORD, false);
const shortNames = toMap(SHORT_NAMES, true);

export const spellOut = (word: string): string => sameWords.get(word)?.[0] ?? word;
export const isTitle = (word: string): boolean => TITLES.has(word);
export const isJoining = (word: string): boolean => JOINING.has(word);

/** Bill and William, Bob and Rob. */
export function shareGivenName(a: string, b: string): boolean {
  const [left, right] = [shortNames.get(a), shortNames.get(b)];
  if (left?.includes(b) || right?.includes(a)) return true;
  return left !== undefined && right !== undefined && left.some((name) => right.includes(name));
}
