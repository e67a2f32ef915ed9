"""Which nouns name animals, so that what befell them is not taken for what befell people. General English."""

from typing import Final

from knowledge.regex import regex
from knowledge.text import STOP, tokens

__all__ = ["are_animals", "is_animal"]

_ANIMALS: Final = frozenset(
    """
    animal animals creature creatures wildlife livestock cattle poultry fowl game pet pets beast beasts fauna
    cow cows bull bulls calf calves ox oxen heifer heifers steer steers buffalo buffalos buffaloes bison yak yaks
    horse horses pony ponies mare mares foal foals donkey donkeys mule mules camel camels llama llamas alpaca alpacas
    sheep lamb lambs ewe ewes ram rams goat goats pig pigs piglet piglets sow sows hog hogs boar boars swine
    chicken chickens hen hens rooster roosters duck ducks goose geese turkeys swan swans gull gulls pigeon pigeons
    dove doves crow crows raven ravens eagle eagles hawk hawks falcon falcons owl owls vulture vultures parrot parrots
    sparrow sparrows stork storks heron herons pelican pelicans penguin penguins puffin puffins cormorant cormorants
    gannet gannets albatross albatrosses flamingo flamingos guillemot guillemots ostrich ostriches
    fish salmon trout herring cod tuna eel eels carp sturgeon shark sharks whale whales dolphin dolphins porpoise porpoises
    seal seals otter otters walrus walruses turtle turtles tortoise tortoises crab crabs lobster lobsters oyster oysters
    mussel mussels shrimp shrimps octopus squid coral corals
    dog dogs puppy puppies hound hounds cat cats kitten kittens rabbit rabbits hare hares fox foxes wolf wolves bear bears
    deer elk moose reindeer antelope antelopes gazelle gazelles lion lions tiger tigers leopard leopards cheetah cheetahs
    elephant elephants rhino rhinos rhinoceros hippo hippos giraffe giraffes zebra zebras monkey monkeys ape apes gorilla gorillas
    chimpanzee chimpanzees orangutan orangutans panda pandas kangaroo kangaroos koala koalas wallaby wallabies
    badger badgers beaver beavers hedgehog hedgehogs squirrel squirrels mouse mice rat rats bat bats mink minks
    snake snakes lizard lizards crocodile crocodiles alligator alligators frog frogs toad toads
    bee bees wasp wasps ant ants insect insects locust locusts mosquito mosquitoes
    mammal mammals reptile reptiles amphibian amphibians cub cubs
    """.split()
)
_ENDING: Final = regex(
    r"[a-z]*(?:birds?|[a-z]fish|[a-z]fowl|[a-z]hounds?|[a-z]horses?|butterfl(?:y|ies))\Z"
)


def is_animal(folded: str) -> bool:
    """Whether a word, folded, names an animal or animals."""
    return folded in _ANIMALS or _ENDING.match(folded) is not None


def are_animals(words: str) -> bool:
    """Whether the last noun of the words names animals: "dead seabirds", but not "dog owners"."""
    nouns = [word.folded for word in tokens(words) if word.folded not in STOP]
    return bool(nouns) and is_animal(nouns[-1])
