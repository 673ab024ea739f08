namespace InteractiveAi.Client.Tests;

internal sealed partial class SpecCoverage
{
    private readonly HashSet<(Type Type, string Name)> _seen = [];
    private readonly HashSet<(Type Type, string Value)> _seenValues = [];
    private readonly HashSet<(Type Union, string Value)> _seenCases = [];
    private readonly Dictionary<string, bool> _names = new(StringComparer.Ordinal);

    /// <summary>Everything that the library models must be in the specification or have a reason.</summary>
    private void CheckBackward()
    {
        HashSet<string> used = new(StringComparer.Ordinal);
        int all = 0;
        int explained = 0;
        foreach (string name in MemberNames().Concat(ValueNames()).Concat(CaseNames()))
        {
            all++;
            if (_names[name])
            {
                explained++;
            }
            else if (SpecReasons.Beyond.ContainsKey(name))
            {
                explained++;
                used.Add(name);
            }
            else
            {
                _problems.Add($"{name}: modelled, but neither the specification nor a reason knows it");
            }
        }

        _problems.AddRange(
            SpecReasons.Beyond.Keys.Except(used).Select(name => $"{name}: a reason that nothing needs any more")
        );
        string[] exceptions =
        [
            .. SpecMapping.Retyped.Keys,
            .. SpecMapping.KeptAsJson.Keys,
            .. SpecMapping.LeftAdditional.Keys,
        ];
        _problems.AddRange(
            exceptions.Except(_mentioned).Select(name => $"{name}: an exception that nothing needs any more")
        );
        Backward = (all, explained);
    }

    private IEnumerable<string> MemberNames()
    {
        foreach (Type type in WireTypes.Objects)
        {
            foreach (var member in WireTypes.MembersOf(type))
            {
                // The portable request is what the gateway's own inherits.
                Type holder = type == typeof(ChatRequest) ? typeof(InteractiveAiChatRequest) : type;
                yield return Named($"{WireTypes.Name(type)}.{member.Name}", _seen.Contains((holder, member.Name)));
            }
        }

        foreach (
            (Type type, SpecMapping.Flat[] members) in SpecMapping.HandRead.Where(each => each.Key != typeof(ApiError))
        )
        {
            foreach (SpecMapping.Flat member in members.SelectMany(each => each.Members.Prepend(each)))
            {
                bool isSeen = member.Property is null || _seen.Contains((type, member.Property));
                yield return Named($"{WireTypes.Name(type)}.{member.Property ?? member.Name}", isSeen);
            }
        }

        foreach (Type type in WireTypes.HandRead)
        {
            var mapped = SpecMapping
                .HandRead[type]
                .SelectMany(each => each.Members.Prepend(each))
                .Select(each => each.Property);
            var wire = type.GetProperties().Where(property => property.SetMethod is { IsPublic: true });
            foreach (
                var property in wire.Where(each => each.Name is not ("AdditionalProperties" or "NestedProperties"))
            )
            {
                if (!mapped.Contains(property.Name))
                {
                    yield return Named($"{WireTypes.Name(type)}.{property.Name}", isSeen: false);
                }
            }
        }
    }

    private IEnumerable<string> ValueNames() =>
        WireTypes.Enums.SelectMany(type =>
            KnownValues(type).Select(value => Named($"{type.Name}={value}", _seenValues.Contains((type, value))))
        );

    private IEnumerable<string> CaseNames()
    {
        foreach (Type union in WireTypes.Unions)
        {
            foreach (string value in UnionTests.ValuesOf(union))
            {
                yield return Named($"{union.Name}:{value}", _seenCases.Contains((union, value)));
            }
        }
    }

    private string Named(string name, bool isSeen)
    {
        _names[name] = isSeen;
        return name;
    }
}
