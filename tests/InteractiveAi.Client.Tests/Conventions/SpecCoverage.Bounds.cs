using System.Globalization;
using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Tests;

internal sealed partial class SpecCoverage
{
    private static readonly string[] lower = ["minimum", "minLength", "minItems"];
    private static readonly string[] upper = ["maximum", "maxLength", "maxItems"];

    private void CheckBounds(JsonObject schema, string pointer)
    {
        foreach (
            (string keyword, JsonNode? bound) in schema.Where(each =>
                lower.Contains(each.Key) || upper.Contains(each.Key)
            )
        )
        {
            double value = double.Parse(bound!.ToJsonString(), CultureInfo.InvariantCulture);
            Cover($"{pointer} {keyword} {value}", IsEnforced(pointer, value, lower.Contains(keyword)), "not enforced");
        }
    }

    private static bool IsEnforced(string pointer, double bound, bool isLower)
    {
        if (!SpecBounds.Probes.TryGetValue(pointer, out var probe))
        {
            return false;
        }

        // Far out a step of one is the smallest that a double can make.
        double step = Math.Abs(bound) < 10 ? 0.001 : 1;
        return !IsRefused(bound) && IsRefused(isLower ? bound - step : bound + (bound < 10 ? 1 : step));

        bool IsRefused(double value) =>
            probe.Make(value).Validate().Any(problem => problem.Path == probe.Path && problem.Bound is not null);
    }
}
