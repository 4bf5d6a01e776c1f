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
    [ValidatePattern('^[a-z][a-z0-9-]*$', Options = 'None')]
    [string] $Environment,

    # The image, as Publish-Image.ps1 prints it.
    [Parameter(Mandatory)]
    [ValidatePattern('^sha256:[0-9a-f]{64}$', Options = 'None')]
    [string] $Digest
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/common.ps1"

$target = Get-DeploymentTarget -Environment $Environment
$made = Get-DeploymentOutput -Deployment $target.Deployment
$workload = $target.Workload
$nothing = 'sha256:' + '0' * 64
$placeholder = "[a-z0-9.-]+/${workload}@$nothing"
$image = "$($made.registryLoginServer)/${workload}@$Digest"
$scratch = [System.IO.Directory]::CreateTempSubdirectory('aks-ha-').FullName
try {
    foreach ($region in $made.regions) {
        $name = $region.name
        Write-Host "$name ($($region.location))"
        $manifest = [System.IO.File]::ReadAllText("$($target.Root)/manifests/$Environment/$name.yaml")
        if ($manifest -cnotmatch $placeholder) {
            throw "manifests/$Environment/$name.yaml has no place for the image: run npx projen."
        }
        $manifest = $manifest -creplace $placeholder, $image
        $manifest = $manifest.Replace($nothing, $Digest)
        $manifest = $manifest.Replace('00000000-0000-0000-0000-000000000000', $made.frontDoorId)
        [System.IO.File]::WriteAllText("$scratch/$name.yaml", $manifest)

        # az succeeds as soon as the command has run: whether kubectl did is in its answer.
        $result = Invoke-Az aks command invoke --resource-group $region.resourceGroup --name $region.clusterName `
            --file "$scratch/$name.yaml" --output json `
            --command "kubectl apply --filename $name.yaml && kubectl rollout status deployment/$workload --namespace $workload --timeout 15m" |
            Out-String | ConvertFrom-Json -AsHashtable
        Write-Host $result.logs
        if ($result.exitCode -ne 0) {
            throw "kubectl failed in $name with exit code $($result.exitCode). The regions after it are unchanged."
        }

        # The route of a region has one origin only, so an answer can come from nowhere else.
        $answer = Invoke-RestMethod -Uri "https://$($made.frontDoorHostName)/.aks-ha/$name/default" `
            -TimeoutSec 10 -MaximumRetryCount 60 -RetryIntervalSec 15
        if ($answer.region -ne $region.location -or $answer.version -ne $Digest) {
            throw "The route of $name was answered from $($answer.region) by $($answer.version)."
        }
    }
}
finally {
    [System.IO.Directory]::Delete($scratch, $true)
}
