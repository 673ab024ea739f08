using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Tests;

internal sealed partial class SpecCoverage
{
    private readonly HashSet<(Type Type, string Name)> _seen = [];
    private readonly HashSet<(Type Type, string Value)> _seenValues = [];
    private readonly HashSet<(Type Union, string Value)> _seenCases = [];

    private static readonly Dictionary<string, HashSet<string>> known = new(StringComparer.Ordinal);

    /// <summary>Members, enum values and union cases of the library: how many there are, and how many this specification, another one or a reason explains.</summary>
    public (int All, int BySpecification, int ByAnother, int ByReason) Backward { get; private set; }

    /// <summary>What a gateway's specification knows of the library.</summary>
    private static HashSet<string> KnownTo(SpecMapping mapping)
    {
        if (!known.TryGetValue(mapping.Gateway, out HashSet<string>? names))
        {
            SpecCoverage coverage = new(mapping, SpecDocument.Load(mapping));
            coverage.CheckForward();
            names = [.. coverage.Elements().Where(each => each.IsSeen).Select(each => each.Name)];
            known.Add(mapping.Gateway, names);
        }

        return names;
    }

    /// <summary>Everything that the library models must be in the specification, in another gateway's, or have a reason.</summary>
    private void CheckBackward()
    {
        List<SpecMapping> others = [.. SpecMapping.All.Where(each => each != _mapping)];
        HashSet<string> another = [.. others.SelectMany(KnownTo)];
        HashSet<string> used = new(StringComparer.Ordinal);
        (int all, int bySpecification, int byAnother, int byReason) = (0, 0, 0, 0);
        foreach ((string name, bool isSeen) in Elements())
        {
            all++;
            if (isSeen)
            {
                bySpecification++;
            }
            else if (another.Contains(name))
            {
                byAnother++;
            }
            else if (_mapping.Beyond.ContainsKey(name))
            {
                byReason++;
                used.Add(name);
            }
            else if (others.Any(each => each.Beyond.ContainsKey(name)))
            {
                byReason++;
            }
            else
            {
                _problems.Add($"{name}: modelled, but neither a specification nor a reason knows it");
            }
        }

        _problems.AddRange(
            _mapping.Beyond.Keys.Except(used).Select(name => $"{name}: a reason that nothing needs any more")
        );
        string[] exceptions =
        [
            .. _mapping.Retyped.Keys,
            .. _mapping.KeptAsJson.Keys,
            .. _mapping.LeftAdditional.Keys,
            .. _mapping.NotAsked.Keys,
            .. _mapping.Taken.Keys,
        ];
        _problems.AddRange(
            exceptions.Except(_mentioned).Select(name => $"{name}: an exception that nothing needs any more")
        );
        Backward = (all, bySpecification, byAnother, byReason);
    }

    private IEnumerable<(string Name, bool IsSeen)> Elements() => Members().Concat(Values()).Concat(Cases());

    private IEnumerable<(string, bool)> Members()
    {
        var portable = WireTypes.MembersOf(typeof(ChatRequest)).Select(member => member.Name).ToHashSet();
        foreach (Type type in WireTypes.Objects)
        {
            bool isOwn = type.IsSubclassOf(typeof(ChatRequest));
            foreach (var member in WireTypes.MembersOf(type).Where(each => !isOwn || !portable.Contains(each.Name)))
            {
                // The portable request is what each gateway's own inherits.
                Type holder = type == typeof(ChatRequest) ? _mapping.Request : type;
                yield return ($"{WireTypes.Name(type)}.{member.Name}", _seen.Contains((holder, member.Name)));
            }
        }

        foreach ((Type type, SpecReaders.Flat[] members) in SpecReaders.All)
        {
            foreach (SpecReaders.Flat member in members.SelectMany(each => each.Members.Prepend(each)))
            {
                bool isSeen = member.Property is null || _seen.Contains((type, member.Property));
                yield return ($"{WireTypes.Name(type)}.{member.Property ?? member.Name}", isSeen);
            }
        }

        foreach (string name in errorProperties.Select(property => property.Name))
        {
            yield return ($"ApiError.{name}", _seen.Contains((typeof(ApiError), name)));
        }

        foreach (Type type in WireTypes.HandRead)
        {
            var mapped = SpecReaders
                .All[type]
                .SelectMany(each => each.Members.Prepend(each))
                .Select(each => each.Property);
            var wire = type.GetProperties()
                .Where(property => property.SetMethod is { IsPublic: true })
                .Where(property => !property.IsDefined(typeof(JsonIgnoreAttribute), inherit: false));
            foreach (
                var property in wire.Where(each => each.Name is not ("AdditionalProperties" or "NestedProperties"))
            )
            {
                if (!mapped.Contains(property.Name))
                {
                    yield return ($"{WireTypes.Name(type)}.{property.Name}", false);
                }
            }
        }
    }

    private IEnumerable<(string, bool)> Values() =>
        WireTypes.Enums.SelectMany(type =>
            KnownValues(type).Select(value => ($"{type.Name}={value}", _seenValues.Contains((type, value))))
        );

    private IEnumerable<(string, bool)> Cases() =>
        WireTypes.Unions.SelectMany(union =>
            UnionTests.ValuesOf(union).Select(value => ($"{union.Name}:{value}", _seenCases.Contains((union, value))))
        );
}
