/** What saving needs, in a file of its own: the popup shows its rows without it, and has it when somebody has read them. */
export { createCategory } from '@/lib/store/commands/categories';
export { changeLeads } from '@/lib/store/commands/change-leads';
export { mergeCertainAround } from '@/lib/store/commands/merge-certain-around';
export { saveCandidates } from '@/lib/store/commands/save-candidates';
export { undo } from '@/lib/store/commands/undo';
export { TagChips } from '../category/tag-chips';
