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
    $config = $variables.environments[$Environment]
    @{
        Workload    = $variables.workload
        # What the image is built from.
        Service     = $variables['serviceDirectory'] ?? 'service'
        Environment = $Environment
        Config      = $config
        # Of the deployment and of what is global: it stays when the first region goes.
        Home        = $config['home'] ?? $config.regions[0].location
        # In the order of variables.json; the names are those that the Bicep derives.
        Regions     = @($config.regions | ForEach-Object {
                @{
                    Name          = $_.name
                    Location      = $_.location
                    ClusterName   = $_.aksClusterName
                    ResourceGroup = "$($config.resourceGroup)-$($_.name)"
                }
            })
        Root        = [System.IO.Path]::GetFullPath("$PSScriptRoot/../..")
    }
}

# What Azure named: the registry's login server, Front Door's id and host name. From the resources
# themselves: a deployment that runs or failed has no outputs.
function Get-DeployedName {
    param([Parameter(Mandatory)][hashtable] $Target)

    $group = $Target.Config.resourceGroup
    $registry = $Target.Config.containerRegistryName
    $frontDoor = $Target.Config.frontDoorName
    try {
        $names = @{
            LoginServer       = Invoke-Az acr show --resource-group $group --name $registry --query loginServer --output tsv
            FrontDoorId       = Invoke-Az afd profile show --resource-group $group --profile-name $frontDoor `
                --query frontDoorId --output tsv
            FrontDoorHostName = Invoke-Az afd endpoint list --resource-group $group --profile-name $frontDoor `
                --query "[?tags.environment=='$($Target.Environment)'].hostName" --output tsv
        }
        foreach ($name in $names.Keys) {
            if (-not $names[$name]) { throw "Azure knows no $name yet." }
        }
        $names
    }
    catch {
        throw "The infrastructure of $($Target.Environment) is not there yet, or not whole. $_ Run Deploy-Infrastructure.ps1 first."
    }
}

# The regions of an environment without those that are down, which are left as they are.
function Select-Region {
    param(
        [Parameter(Mandatory)][hashtable] $Target,
        [AllowEmptyCollection()][string[]] $Skip = @()
    )

    $known = $Target.Regions.Name
    foreach ($name in $Skip) {
        if ($name -cnotin $known) { throw "$($Target.Environment) has no region '$name'. It has: $($known -join ', ')." }
    }
    $Target.Regions | Where-Object { $_.Name -cnotin $Skip }
}
