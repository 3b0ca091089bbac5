-- The commands, and the start: Python files are served without any configuration. Set
-- vim.g.garter_no_setup and call require("garter").setup{...} to have it otherwise.

if vim.g.loaded_garter then
  return
end
vim.g.loaded_garter = true

local function command(name, what, describe)
  vim.api.nvim_create_user_command(name, function()
    require("garter")[what]()
  end, { desc = describe })
end

command("GarterRun", "run", "Run this buffer on the selected board")
command("GarterStop", "stop", "Stop what runs on the board")
command("GarterHeap", "heap", "Show the board's heap map")
command("GarterBoards", "boards", "Choose a board")

if not vim.g.garter_no_setup then
  require("garter").setup()
end
