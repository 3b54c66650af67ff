/**
 * The commonest given names in Latin letters, of Europe, the Americas, Turkey and India, without accents. Far
 * from all there are; of the people on a list they know every second one, of firms hardly any.
 */
const GIVEN_NAMES = new Set(
  (
    'aaron adam alex alexander alice amanda amy andrea andrew angela ann anna anne anthony april ashley barbara ben benjamin beth betty bill bob brad brandon brenda brian bruce carl carol caroline catherine charles cheryl chris christian christina christine christopher cindy colin craig crystal cynthia dan daniel danielle dave david dean deborah debra denise dennis diana diane don donald donna dorothy doug douglas edward elaine elizabeth ellen emily emma eric erin eugene evelyn frances frank fred gary george gerald gloria greg gregory hannah harold harry heather heidi helen henry howard jack jacob james jamie jan jane janet janice jason jay jean jeff jeffrey jennifer jenny jeremy jerry jessica jill jim joan joanna joe joel john jonathan jordan joseph joshua joyce judith judy julia julie june justin karen kate katherine kathleen kathy katie keith kelly ken kenneth kevin kim kimberly kurt kyle larry laura lauren lawrence lee leonard leslie linda lindsay lisa louis louise luke margaret maria marie marilyn mark martin mary matt matthew megan melanie melissa michael michelle mike monica nancy natalie nathan neil nicholas nick nicole oliver oscar pamela patricia patrick paul paula peter phil philip phillip phyllis rachel randy ray raymond rebecca renee richard rick rob robert robin roger ron ronald roy russell ryan sam samantha samuel sandra sara sarah scott sean shannon sharon sheila simon sophie stephanie stephen steve steven stuart sue susan tammy teresa terry theresa thomas tim timothy tina todd tom tony valerie vanessa veronica victor victoria vincent virginia walter william zachary ' +
    'andreas anja axel bernd bernhard birgit brigitte carsten claudia dieter dirk ernst eva florian franz friedrich gabriele georg hans harald heike heinz helga ingrid jens joachim johann johannes jorg josef jurgen kai karin karl katharina katja katrin kerstin klaus lars lukas manfred markus martina matthias max monika olaf petra philipp rainer ralf sabine sebastian stefan stefanie susanne sven thorsten ulrich ulrike ursula werner wilhelm wolfgang anders annika anton arne bjorn erik fredrik gustav henrik johan lena magnus marja mats mikael nils olof per pieter ' +
    'alain antoine aurelie bernard bertrand bruno camille cecile celine christelle christophe claire claude denis didier dominique elodie emmanuel fabrice florence franck francois francoise frederic gerard gilles guillaume guy isabelle jacques jerome julien laurence laurent luc marc martine michel monique nathalie nicolas olivier pascal patrice philippe pierre sandrine sebastien serge stephane sylvain sylvie thierry veronique virginie xavier yves alberto alessandra alessandro alessio antonio carla carlo chiara claudio cristina daniela daniele davide domenico elena elisa enrico fabio federica federico francesca francesco franco giancarlo giorgio giovanna giovanni giulia giuseppe lorenzo luca luciano luigi marco mario massimo matteo michele paola paolo pietro riccardo roberta roberto rosa sergio stefania stefano valentina alejandro alfonso alfredo ana angel antonia beatriz carlos carmen cesar diego eduardo emilio enrique felipe fernando francisca francisco gabriel guillermo gustavo hector hugo isabel javier jesus joaquin jorge jose juan julio lucia luis manuel margarita marta mercedes miguel pablo pedro pilar rafael ramon raul ricardo rodrigo santiago susana tomas vicente adriana bruna fernanda helena henrique joana joao juliana leonardo luciana luiz marcelo marcia marcos mariana mauricio nelson nuno paulo renata rita sonia tatiana tiago vera ' +
    'agata agnieszka aleksandra andrzej beata dariusz dorota elzbieta ewa grzegorz irena jacek jakub janusz jaroslaw jerzy jozef katarzyna krystyna krzysztof lukasz maciej magdalena malgorzata marcin marek mateusz michal miroslaw pawel piotr przemyslaw rafal ryszard stanislaw tomasz wojciech frantisek hana ivan ivana jana jaroslav jiri karel lenka miroslav pavel petr radek tereza vaclav vladimir andras gabor istvan janos jozsef katalin laszlo zoltan andrei cristian florin mihai nicolae radu boris igor jovan marija petar ' +
    'ahmet ali ayse can emine emre esra fatma halil hasan hatice huseyin ibrahim ismail kemal mehmet metin murat mustafa omer osman suleyman yusuf zeynep abdullah ahmad ahmed amir fatima hassan hussein imran karim khalid mahmoud mohamed mohammad mohammed muhammad nadia omar amit anil anita arjun deepa deepak ganesh kavita kiran krishna kumar lakshmi mahesh manish manoj mukesh pradeep prakash priya rahul raj rajesh rajiv ram ramesh ravi sandeep sanjay santosh sunil suresh vijay vikram vinod'
  ).split(' '),
);

/** Endings that surnames and patronymics have and words of other kinds hardly: "Иванова", "Kowalska", "Jovanović". */
const SURNAME_ENDING =
  /\p{L}{2}(?:ович|евич|овна|евна|[ое]ва?|ский|ская|енко|[чщ]ук|sk[iay]|cki|cka|wicz|czyk|[ck]ov[aá]|enko|chuk|vi[cć]|escu|poulos|idis|akis|shvili|ss?en|sson)$/u;

/** Whether a word tells that the name it is in is a person's: a common given name, a surname by its ending. */
export function isPersonalName(word: string): boolean {
  return isGivenName(word) || (word.length > 5 && SURNAME_ENDING.test(word.toLowerCase()));
}

/** Whether a word is a common given name, with or without its accents: "José", "Karl-Heinz". */
export function isGivenName(word: string): boolean {
  const plain = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]+/g, '')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/ı/g, 'i');
  return GIVEN_NAMES.has(plain) || GIVEN_NAMES.has(plain.split('-')[0] ?? '');
}
