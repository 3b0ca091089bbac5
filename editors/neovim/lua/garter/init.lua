-- Garter for Neovim: diagnostics while typing, and commands to run programs on a board.
--
-- A thin client: the language server does the work, this file shows it. It uses
-- vim.lsp.config and vim.lsp.enable where there are any (0.11), else vim.lsp.start_client.

local M = {}

local show = require("garter.show")

M.options = {
  -- How to start the language server.
  cmd = { "garter", "lsp" },
  filetypes = { "python" },
  -- What marks the root of a project.
  root_markers = { "boot.py", "main.py", ".git" },
  -- What garter.toml could say, where there is none.
  settings = {},
}

local function settings()
  return { garter = M.options.settings }
end

-- The client of each root, where vim.lsp.enable does not keep them.
local clients = {}

local function capabilities()
  local all = vim.lsp.protocol.make_client_capabilities()
  all.experimental = vim.tbl_extend("force", all.experimental or {}, { garter = true })
  return all
end

-- What the server tells unasked.
local function handlers()
  return {
    ["garter/output"] = function(_, params)
      -- What has no run is the board's prompt.
      if params.run then
        show.output(params.text)
      end
    end,
    ["garter/runEnded"] = function(_, params)
      show.ended(params)
    end,
    ["garter/heapChanged"] = function(_, params)
      show.heap(params)
    end,
    ["garter/boardsChanged"] = function() end,
  }
end

local function notify(text, level)
  vim.notify("garter: " .. text, level or vim.log.levels.INFO)
end

-- The client that serves a buffer, or any that runs.
local function client_of(buffer)
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  local any
  for _, client in ipairs(get()) do
    if client.name == "garter" then
      any = client
      if vim.lsp.buf_is_attached(buffer, client.id) then
        return client
      end
    end
  end
  return any
end

-- Asks the server; `with` gets the answer, failures are shown.
local function ask(method, params, with)
  local client = client_of(vim.api.nvim_get_current_buf())
  if not client then
    notify("the language server does not run: open a Python file first", vim.log.levels.ERROR)
    return
  end
  local handler = function(failure, answer)
    if failure then
      local remedy = type(failure.data) == "table" and failure.data.remedy or ""
      notify(failure.message .. (remedy ~= "" and (". " .. remedy) or ""), vim.log.levels.ERROR)
    elseif with then
      with(answer)
    end
  end
  if vim.fn.has("nvim-0.11") == 1 then
    client:request(method, params, handler)
  else
    client.request(method, params, handler)
  end
end

-- An empty Lua table would be sent as a list.
local function object(fields)
  return next(fields) and fields or vim.empty_dict()
end

local function run(uri)
  show.clear_output()
  ask("garter/run", { uri = uri }, function(started)
    show.started(started)
  end)
end

-- Runs the buffer's text, saved or not, on the selected board.
function M.run()
  run(vim.uri_from_bufnr(vim.api.nvim_get_current_buf()))
end

-- Stops what runs.
function M.stop()
  ask("garter/stop", object({}))
end

-- Shows the heap map and keeps it moving until its window is closed.
function M.heap()
  ask("garter/heap", object({}), function(picture)
    show.open_heap(picture, function()
      ask("garter/watchHeap", { on = false })
    end)
    ask("garter/watchHeap", { on = true, periodMs = 200 })
  end)
end

-- Lists the boards and selects one.
function M.boards()
  ask("garter/boards", object({}), function(boards)
    vim.ui.select(boards, {
      prompt = "Board",
      format_item = function(board)
        return (board.selected and "* " or "  ") .. board.name .. " (" .. board.state .. ")"
      end,
    }, function(board)
      if board then
        ask("garter/select", { board = board.id }, function(selected)
          notify(selected.name .. " is selected")
        end)
      end
    end)
  end)
end

-- The folder of the project a file belongs to; the file's own when nothing marks one.
local function root_of(path)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  local at = folder
  while true do
    for _, marker in ipairs(M.options.root_markers) do
      if vim.loop.fs_stat(at .. "/" .. marker) then
        return at
      end
    end
    local above = vim.fn.fnamemodify(at, ":h")
    if above == at then
      return folder
    end
    at = above
  end
end

-- Serves a buffer where Neovim does not do so by itself (before 0.11).
function M.attach(buffer)
  local root = root_of(vim.api.nvim_buf_get_name(buffer))
  if not clients[root] then
    clients[root] = vim.lsp.start_client({
      name = "garter",
      cmd = M.options.cmd,
      root_dir = root,
      capabilities = capabilities(),
      settings = settings(),
      handlers = handlers(),
      on_exit = function(code)
        clients[root] = nil
        if code ~= 0 then
          vim.schedule(function()
            notify("the language server ended; `:edit` starts it again", vim.log.levels.WARN)
          end)
        end
      end,
    })
  end
  if clients[root] then
    vim.lsp.buf_attach_client(buffer, clients[root])
  end
end

local function enable_natively()
  vim.lsp.config("garter", {
    cmd = M.options.cmd,
    filetypes = M.options.filetypes,
    root_markers = M.options.root_markers,
    capabilities = capabilities(),
    settings = settings(),
    handlers = handlers(),
  })
  vim.lsp.enable("garter")
end

local function enable_by_autocommand()
  local group = vim.api.nvim_create_augroup("garter", { clear = true })
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = M.options.filetypes,
    callback = function(event)
      M.attach(event.buf)
    end,
  })
  -- Buffers that were open before.
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    local kind = vim.api.nvim_buf_get_option(buffer, "filetype")
    if vim.api.nvim_buf_is_loaded(buffer) and vim.tbl_contains(M.options.filetypes, kind) then
      M.attach(buffer)
    end
  end
end

-- Starts serving Python files. Options replace the ones above.
function M.setup(options)
  M.options = vim.tbl_extend("force", M.options, options or {})
  vim.g.garter_is_set_up = true
  -- What the code lens does; `vim.lsp.codelens` shows it and runs it.
  vim.lsp.commands["garter.run"] = function(command)
    run(command.arguments[1].uri)
  end
  if vim.lsp.config and vim.lsp.enable then
    enable_natively()
  else
    enable_by_autocommand()
  end
end

return M
