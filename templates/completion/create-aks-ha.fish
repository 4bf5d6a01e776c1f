# Completion of create-aks-ha in fish. Made by: create-aks-ha completion fish

function __create_aks_ha
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l lines ($words[1] completion fish -- $words[2..-1] "$typed" 2>/dev/null)
    or return
    # Paths, whether more may follow in the word, and what of it stays.
    set -l answer (string split \t -- $lines[1])
    for line in $lines[2..-1]
        printf '%s%s\n' "$answer[3]" $line
    end
    set -l rest (string sub --start (math 1 + (string length -- "$answer[3]")) -- "$typed")
    switch $answer[1]
        case files
            for path in (__fish_complete_path "$rest")
                printf '%s%s\n' "$answer[3]" $path
            end
        case directories
            __fish_complete_directories "$rest" ''
    end
end

complete --command create-aks-ha --no-files --keep-order --arguments '(__create_aks_ha)'
