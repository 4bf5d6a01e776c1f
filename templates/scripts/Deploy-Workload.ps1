#Requires -Version 7.4
<#
.SYNOPSIS
Rolls an image out in an environment, region by region, and stops at the first one that fails.
.DESCRIPTION
Runs kubectl inside each cluster with `az aks command invoke`: nothing but az is needed here, and
private clusters work too.
.EXAMPLE
./devops/scripts/Deploy-Workload.ps1 -Environment prod -Digest sha256:3f1c…
#>
[CmdletBinding()]
param(
    # A name below `environments` of devops/config/variables.json.
    [Parameter(Mandatory)]
    [ValidatePattern('^[a-z][a-z0-9-]*\z', Options = 'None')]
    [string] $Environment,

    # The image, as Publish-Image.ps1 prints it.
    [Parameter(Mandatory)]
    [ValidatePattern('^sha256:[0-9a-f]{64}\z', Options = 'None')]
    [string] $Digest,

    # Regions that are down: they keep what they have.
    [ValidatePattern('^[a-z][a-z0-9-]*\z', Options = 'None')]
    [string[]] $SkipRegion = @()
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/common.ps1"

$target = Get-DeploymentTarget -Environment $Environment
$made = Get-DeployedName -Target $target
$workload = $target.Workload
$nothing = 'sha256:' + '0' * 64
$placeholder = "[a-z0-9.-]+/${workload}@$nothing"
$noIdentity = '11111111-1111-1111-1111-111111111111'
$image = "$($made.LoginServer)/${workload}@$Digest"
# Nothing where it is an index of several images, of which each node takes its own.
$architecture = Invoke-Az acr manifest show-metadata --registry $target.Config.containerRegistryName `
    --name "${workload}@$Digest" --query architecture --output tsv
$scratch = [System.IO.Directory]::CreateTempSubdirectory('aks-ha-').FullName
try {
    foreach ($region in @(Select-Region -Target $target -Skip $SkipRegion)) {
        $name = $region.Name
        Write-Host "$name ($($region.Location))"
        $manifest = [System.IO.File]::ReadAllText("$($target.Root)/manifests/$Environment/$name.yaml")
        if ($manifest -cnotmatch $placeholder) {
            throw "manifests/$Environment/$name.yaml has no place for the image: run npx projen."
        }
        if ($architecture -and $manifest -cmatch 'kubernetes\.io/arch: (\w+)' -and $architecture -cne $Matches[1]) {
            throw "The image is for $architecture, and the nodes of $name are $($Matches[1]): its containers would end with 'exec format error'. Build it with -Platform linux/$($Matches[1])."
        }
        $manifest = $manifest -creplace $placeholder, $image
        $manifest = $manifest.Replace($nothing, $Digest)
        $manifest = $manifest.Replace('00000000-0000-0000-0000-000000000000', $made.FrontDoorId)
        $identity = Invoke-Az identity show --resource-group $region.ResourceGroup `
            --name "id-$workload-$Environment-$name-workload" --query clientId --output tsv
        $manifest = $manifest.Replace('22222222-2222-2222-2222-222222222222', $identity)
        # Only where there is an origin certificate, which the gateway signs in to read.
        if ($manifest.Contains($noIdentity)) {
            $identity = Invoke-Az identity show --resource-group $region.ResourceGroup `
                --name "id-$workload-$Environment-$name-gateway" --query clientId --output tsv
            $manifest = $manifest.Replace($noIdentity, $identity)
        }
        [System.IO.File]::WriteAllText("$scratch/$name.yaml", $manifest)

        # A role assignment, and the Gateway classes of a new cluster, take minutes to be there: ten at most.
        for ($attempt = 1; ; $attempt++) {
            # az succeeds as soon as the command has run: whether kubectl did is in its answer.
            $result = Invoke-Az aks command invoke --resource-group $region.ResourceGroup --name $region.ClusterName `
                --file "$scratch/$name.yaml" --output json `
                --command "kubectl apply --filename $name.yaml && kubectl rollout status deployment/$workload --namespace $workload --timeout 15m" |
                Out-String | ConvertFrom-Json -AsHashtable
            Write-Host $result.logs
            $isEarly = $result.logs -match 'Forbidden|no matches for kind|GatewayClass'
            if ($result.exitCode -eq 0 -or -not $isEarly -or $attempt -ge 20) { break }
            Start-Sleep -Seconds 30
        }
        if ($result.exitCode -ne 0) {
            throw "kubectl failed in $name with exit code $($result.exitCode). The regions after it are unchanged."
        }

        # With Private Link, the first rollout makes what Front Door needs to know of a region.
        if ($manifest.Contains('azure-pls-create')) {
            $ways = Invoke-Az afd origin-group list --resource-group $target.Config.resourceGroup `
                --profile-name $target.Config.frontDoorName --query '[].name' --output tsv
            if ("region-$name" -notin $ways) {
                Write-Warning "Front Door has no way to $name yet: run Deploy-Infrastructure.ps1 again and approve the connection of $name. docs/settings.md says how."
                continue
            }
        }

        # The route of a region has one origin only, so an answer can come from nowhere else. Errors and
        # answers of the version before are usual in the first minutes, and do not count.
        for ($attempt = 1; ; $attempt++) {
            try {
                $answer = Invoke-RestMethod -Uri "https://$($made.FrontDoorHostName)/.aks-ha/$name/default" -TimeoutSec 10
                if ($answer.region -eq $region.Location -and $answer.version -eq $Digest) { break }
                $last = "The last answer came from $($answer.region) by $($answer.version)."
            }
            catch { $last = $_.Exception.Message }
            # A quarter of an hour.
            if ($attempt -ge 60) { throw "The route of $name does not answer as it should. $last" }
            Start-Sleep -Seconds 15
        }
    }
}
finally {
    [System.IO.Directory]::Delete($scratch, $true)
}
