"""Common first names in many countries, and which of them are women's."""

from typing import Final, Literal

from knowledge.text import fold

__all__ = ["FIRST_NAMES", "Pronoun", "pronouns_of"]

Pronoun = Literal["he", "she"]


FIRST_NAMES: Final = frozenset(
    """
    aaron abdul abdullah abraham ada adam adrian agnes ahmad ahmed aidan akira alan albert alberto alejandro aleksandr aleksei alessandro
    alex alexander alexandra alexei alfred ali alice alicia alina allan alma amanda amelia amina amir ana anatoly anders andre andrea andreas andrei andres
    andrew andrey andriy andy angela angelo anita anna anne annie anthony antoine anton antonio arjun arkady arnold arthur arturo asif ayesha aziz barbara
    beatrice ben benedict benjamin bernard beth betty bill billy bjorn bob boris brandon brenda brendan brian bruce bruno camilla carl carla carlos carmen
    carol caroline catherine cecilia charles charlie charlotte chen chloe chris christian christina christine christopher claire clara claudia colin connor craig
    cristina daisuke dan daniel daniela darren dave david dean deborah denis dennis derek diana diego dieter dimitri dmitri dmitry dominic don donald dorothy
    douglas duncan dylan edith eduardo edward edwin eileen elena eleanor eli elias elizabeth ella ellen elon emil emily emma emmanuel enrique eric erik ernest
    ernesto esther ethan eugene eva evan evelyn evgeny fatima felipe felix fernando fiona florence frances francesca francesco francis francisco franco francois
    frank franz fred frederick frida fritz gabriel gareth gary gavin gennady geoffrey george georgy gerald gerard gerhard gianni gilbert giorgio giovanni
    giuseppe glenn gloria gordon grace graham greg gregory guillermo gunnar gustav guy hamid hannah hans harold harriet harry hasan hassan heather hector heinrich
    heinz helen helena henri henry herbert hiroshi hugh hugo hussein ian ibrahim ignacio igor ilya imran ingrid irina iris isaac isabel isabella ismail ivan ivana ivo
    jack jackie jacob jacques jaime jake jamal james jan jane janet jason javier jay jean jeff jeffrey jennifer jeremy jerry jesse jessica jesus jim jimmy joan joanna
    joaquin joe joel johan johannes john johnny jon jonas jonathan jorge jose josef joseph josh joshua juan juanita judith julia julian julie julio justin kamal
    karen karim karin karl katarina kate katherine kathleen kathryn katie keith kelly ken kenji kenneth kevin khaled khalid kimberly kirill konstantin kristina kurt kyle
    larisa larry lars laura lauren laurence laurent lawrence lech lee leila lena leo leon leonard leonardo leonid leslie lewis liam linda lisa liu lorenzo louis louise
    luca lucas lucia lucy ludmila ludwig luis luiz luke lydia maksim malcolm manuel marc marcel marcelo marco marcus margaret maria mariam marie marina mario marion
    mark marta martha martin martina mary mateo matt matteo matthew matthias maurice mauricio max maxim maya megan mehmet melissa mercedes michael michel michelle
    miguel mika mike mikhail milan miles milos miriam mohamed mohammad mohammed molly monica muhammad murat mustafa nadia nancy naomi natalia natalie natasha nathan
    neil nelson nicholas nick nicola nicolas nigel nikita nikola nikolai nikolay nina noah noam nora norman nursultan oleg olga oliver olivia omar oscar osman otto owen
    pablo pamela paolo patricia patrick paul paula pauline pavel pedro peggy penny peter petro philip philippe phillip pierre piotr pyotr rachel rafael rahul ralph ramon
    raul ravi ray raymond rebecca rene ricardo richard rita robert roberto robin rodrigo roger roland roman ron ronald rosa rose ross roy ruben rudolf ruslan
    russell ruth ryan sally salman sam samantha samir samuel sandra sandy sanjay santiago sara sarah satoshi scott sean sebastian serge sergei sergey sergio seth
    shane sharon sheila shirley siegfried silvia simon simone sofia sonia sophia sophie stanislav stanley stefan stefano stella stephanie stephen steve steven stuart
    sue susan susanne svetlana sven sylvia takashi tamara tanya tariq tatiana ted teresa terry theo theresa thomas tim timothy tina tobias todd tom tomas tommy toni tony
    tracy ulrich umar ursula vadim valentina valentin valeria valery vanessa vasily vera vern veronica vicente victor victoria viktor vincent vincenzo virginia vitaly vitali
    vladimir volodymyr vyacheslav walter wanda warren wayne wendy werner wilhelm will william wolfgang xavier yasmin yegor yevgeny yoko yulia yuri yury yusuf yves yvonne
    zachary zainab zbigniew zoe
    """.split()
)
"""Common first names in many countries, folded."""

_WOMEN: Final = frozenset(
    """
    ada agnes alexandra alice alicia alina alma amanda amelia amina ana anita anna anne annie angela ayesha barbara beatrice beth betty brenda camilla
    carla carmen carol caroline catherine cecilia charlotte chloe christina christine claire clara claudia cristina daniela deborah diana dorothy edith eileen
    elena eleanor elizabeth ella ellen emily emma esther eva evelyn fatima fiona florence frances francesca frida gloria grace hannah harriet heather
    helen helena ingrid irina iris isabel isabella ivana jane janet jennifer jessica joan joanna juanita judith julia julie karen karin kate katarina katherine kathleen
    kathryn katie kimberly kristina larisa laura lauren leila lena linda lisa louise lucia lucy ludmila lydia margaret maria mariam marie marina marion marta martha martina mary maya
    megan melissa mercedes michelle miriam molly monica nadia nancy naomi natalia natalie natasha nina nora olga olivia pamela patricia paula pauline peggy penny
    rachel rebecca rita rosa rose ruth sally samantha sandra sara sarah sharon sheila shirley silvia sofia sonia sophia sophie stella stephanie sue susan susanne svetlana sylvia
    tamara tanya tatiana teresa theresa tina tracy ursula valentina valeria vanessa vera veronica victoria virginia wanda wendy yasmin yoko yulia yvonne zainab zoe
    """.split()
)
_ALSO_WOMEN: Final = frozenset(
    """
    abigail adele adriana agata agnieszka aigerim aisha aliya aliyah amara amalia amira amy anastasia anastasiya anja anke annette annika antonia antje ariana asel
    astrid audrey aurora ava beata bella bertha birgit bridget brigitte britta carola cecile celia chantal charlene chiara cora cynthia daisy dagmar danielle
    darya debra delia denise dina dolores donna dora doris ebba edna elif elina elisa elisabeth elise elke elsa elsbeth elvira erika erna estelle ewa farida fatma
    fiorella franziska freya frieda gabriela gabriele galina gerda gertrude gisela gita giulia greta gudrun gulnara gwen hanna hannelore hedda hedwig heidi helga
    henrietta hilary hilda hilde holly ida ilona ilse imani ines inga inge inger irena irma isla isolde ivy jacqueline jana janina jasmin jasmine jenny jill joanne jolanta josephine
    joy joyce jutta karina karla katharina kathy katja katrin katya kerstin khadija kirsten klara krystyna lara leah lenka leonie leyla lidia liesel lilian lilly lily lisbeth
    liv lola lorna lotte louisa lucie lucille ludmilla luise lynn mabel madeleine madina magda magdalena malgorzata malin manuela marcela margarita margarethe margit marianne
    maricel marisa marlene mathilda matilda maud maureen meera mia mira miranda mona monique muriel nadezhda nadine nadja naima nelly nicole nilufer nour nuria
    odette oksana olena ottilie paola petra philippa phoebe phyllis pia polina priya rachael raisa ramona rana regina renata renate rhona rosalie rosemary rosie roxana
    rukhsana sabina sabine salma saskia selma serena shannon sigrid simona solveig sonja sonya stefania steffi stine suzanne svenja sybil tanja tatjana tess thea tove ulla ulrike
    ulyana uma ute valerie vanda verena vivian vivien wiebke wilhelmina yana yara yelena yelizaveta yekaterina ylva yolanda zahra zara zhanna zinaida zofia zsofia zuzana
    """.split()
)
"""Women's names that are rarer, or words of other senses too, and so say nothing of whether a name is a person's."""
_EITHER: Final = frozenset(
    "alex andrea chen dana noor francis jackie jan jean jesse kelly laurence lee leslie liu mika milan nikita nicola robin sam sandy simone terry toni valery chris".split()
)
"""Names of women and of men."""


def pronouns_of(name: str) -> frozenset[Pronoun]:
    """What may stand for the bearer of a name: both where the first name is not known, or is borne by both."""
    first = fold(name.split(maxsplit=1)[0]) if " " in name else ""
    if first in _WOMEN or first in _ALSO_WOMEN:
        return frozenset({"she"})
    if first not in FIRST_NAMES or first in _EITHER:
        return frozenset({"he", "she"})
    return frozenset({"he"})
