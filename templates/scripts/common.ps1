# What the scripts beside this one share. It only defines functions: they load it with a dot.

# Runs az, and ends the script when az fails. Not an advanced function: that would take options
# such as --debug for its own. az writes the reason to the screen itself.
function Invoke-Az {
    $PSNativeCommandUseErrorActionPreference = $false
    & az @args
    if ($LASTEXITCODE -ne 0) {
        throw "az $($args -join ' ' -creplace ' --.*') failed with exit code $LASTEXITCODE. Its own message is above."
    }
}

# An environment of variables.json, with the names that everything else is derived from.
function Get-DeploymentTarget {
    param([Parameter(Mandatory)][string] $Environment)

    $file = "$PSScriptRoot/../config/variables.json"
    $variables = [System.IO.File]::ReadAllText($file) | ConvertFrom-Json -AsHashtable
    if (-not $variables.environments.ContainsKey($Environment)) {
        $known = $variables.environments.Keys -join ', '
        throw "devops/config/variables.json has no environment '$Environment'. It has: $known."
    }
    @{
        Workload   = $variables.workload
        Deployment = "$($variables.workload)-$Environment"
        Config     = $variables.environments[$Environment]
        Root       = [System.IO.Path]::GetFullPath("$PSScriptRoot/../..")
    }
}

# What the infrastructure deployment made: its outputs, by name.
function Get-DeploymentOutput {
    param([Parameter(Mandatory)][string] $Deployment)

    $outputs = Invoke-Az deployment sub show --name $Deployment --query properties.outputs --output json |
        Out-String | ConvertFrom-Json -AsHashtable
    $values = @{}
    foreach ($name in $outputs.Keys) { $values[$name] = $outputs[$name].value }
    $values
}
