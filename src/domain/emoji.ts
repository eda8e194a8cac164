// The emoji that people react with most, by their characters and by the names that Slack gives them: one platform tells the
// one, the other takes the other. What is not here crosses only between places that call it the same.

/** Each by its names, the one that is written first. */
const common: readonly (readonly [string, ...string[]])[] = [
  ['👍', '+1', 'thumbsup'],
  ['👎', '-1', 'thumbsdown'],
  ['❤️', 'heart'],
  ['🧡', 'orange_heart'],
  ['💛', 'yellow_heart'],
  ['💚', 'green_heart'],
  ['💙', 'blue_heart'],
  ['💜', 'purple_heart'],
  ['💔', 'broken_heart'],
  ['💯', '100'],
  ['🎉', 'tada'],
  ['🎊', 'confetti_ball'],
  ['🙌', 'raised_hands'],
  ['👏', 'clap'],
  ['🙏', 'pray'],
  ['🙇', 'bow'],
  ['👋', 'wave'],
  ['👌', 'ok_hand'],
  ['✌️', 'v'],
  ['🤝', 'handshake'],
  ['💪', 'muscle'],
  ['🤞', 'crossed_fingers'],
  ['👀', 'eyes'],
  ['✅', 'white_check_mark'],
  ['☑️', 'ballot_box_with_check'],
  ['✔️', 'heavy_check_mark'],
  ['❌', 'x'],
  ['❓', 'question'],
  ['❗', 'exclamation', 'heavy_exclamation_mark'],
  ['⚠️', 'warning'],
  ['🔥', 'fire'],
  ['✨', 'sparkles'],
  ['⭐', 'star'],
  ['🌟', 'star2'],
  ['🚀', 'rocket'],
  ['💡', 'bulb'],
  ['🐛', 'bug'],
  ['🔧', 'wrench'],
  ['🔍', 'mag'],
  ['📌', 'pushpin'],
  ['📝', 'memo', 'pencil'],
  ['⏳', 'hourglass_flowing_sand'],
  ['⌛', 'hourglass'],
  ['☕', 'coffee'],
  ['🍪', 'cookie'],
  ['🎂', 'birthday'],
  ['🌈', 'rainbow'],
  ['☀️', 'sunny'],
  ['🌱', 'seedling'],
  ['🍀', 'four_leaf_clover'],
  ['🌹', 'rose'],
  ['💐', 'bouquet'],
  ['🏆', 'trophy'],
  ['🥇', 'first_place_medal'],
  ['😀', 'grinning'],
  ['😃', 'smiley'],
  ['😄', 'smile'],
  ['😁', 'grin'],
  ['😆', 'laughing', 'satisfied'],
  ['😅', 'sweat_smile'],
  ['😂', 'joy'],
  ['🤣', 'rolling_on_the_floor_laughing', 'rofl'],
  ['🙂', 'slightly_smiling_face'],
  ['🙃', 'upside_down_face'],
  ['😉', 'wink'],
  ['😊', 'blush'],
  ['😇', 'innocent'],
  ['🥰', 'smiling_face_with_3_hearts'],
  ['😍', 'heart_eyes'],
  ['😘', 'kissing_heart'],
  ['😋', 'yum'],
  ['😎', 'sunglasses'],
  ['🤓', 'nerd_face'],
  ['🤔', 'thinking_face', 'thinking'],
  ['🤨', 'face_with_raised_eyebrow'],
  ['😐', 'neutral_face'],
  ['😑', 'expressionless'],
  ['🙄', 'face_with_rolling_eyes', 'rolling_eyes'],
  ['😬', 'grimacing'],
  ['😌', 'relieved'],
  ['😴', 'sleeping'],
  ['😕', 'confused'],
  ['🙁', 'slightly_frowning_face'],
  ['☹️', 'white_frowning_face'],
  ['😮', 'open_mouth'],
  ['😲', 'astonished'],
  ['😳', 'flushed'],
  ['🥺', 'pleading_face'],
  ['😢', 'cry'],
  ['😭', 'sob'],
  ['😱', 'scream'],
  ['😞', 'disappointed'],
  ['😓', 'sweat'],
  ['😩', 'weary'],
  ['😡', 'rage'],
  ['🤯', 'exploding_head'],
  ['🥳', 'partying_face'],
  ['🤗', 'hugging_face', 'hugs'],
  ['🤷', 'shrug'],
  ['🤦', 'face_palm', 'facepalm'],
  ['🫡', 'saluting_face'],
  ['💀', 'skull'],
  ['🤖', 'robot_face'],
]

/** Whether an emoji is drawn in colour is no part of it. */
const bare = (characters: string): string => characters.replaceAll('\uFE0F', '')

const byName = new Map(common.flatMap(([characters, ...names]) => names.map((name) => [name, characters] as const)))
const byCharacters = new Map(common.map(([characters, name = '']) => [bare(characters), name] as const))

const tones = ['🏻', '🏼', '🏽', '🏾', '🏿']

/** `:wave:`, `:wave::skin-tone-3:`: its name, and its tone where it has one. */
const named = /^:([^:]+):(?::skin-tone-([2-6]):)?$/

/** What Slack takes for a name. */
const slackNamed = /^:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):$/

/** An emoji as people read it, by its characters; undefined for a name that has none here. */
export function emojiCharacters(emoji: string): string | undefined {
  const [, name, tone] = named.exec(emoji) ?? []
  if (name === undefined) return emoji
  const characters = byName.get(name)
  if (characters === undefined || tone === undefined) return characters
  return `${bare(characters)}${tones[Number(tone) - 2] ?? ''}`
}

/** The same by its name, as Slack writes it; undefined for characters that have none here. */
export function emojiName(emoji: string): string | undefined {
  if (emoji.startsWith(':')) return slackNamed.exec(emoji)?.[1]
  const tone = tones.findIndex((one) => emoji.includes(one))
  const plain = byCharacters.get(bare(tone < 0 ? emoji : emoji.replace(tones[tone] ?? '', '')))
  return plain === undefined || tone < 0 ? plain : `${plain}::skin-tone-${tone + 2}`
}

/** Whether two say the same, whatever they are called where they were said. */
export const isSameEmoji = (one: string, other: string): boolean => keyOf(one) === keyOf(other)

const keyOf = (emoji: string): string => emojiName(emoji) ?? emoji
